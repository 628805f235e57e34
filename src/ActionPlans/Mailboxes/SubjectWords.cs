namespace ActionPlans.Mailboxes;

/// <summary>How sentences name what a notice is about.</summary>
/// <param name="It">Opens a sentence: "This recommendation", "Your action".</param>
/// <param name="Deliver">What those who do the work are to do, as an order.</param>
/// <param name="Delivered">That it was done, for those who see to it.</param>
/// <param name="Quoted">What its own text is, above the quotation.</param>
internal sealed record SubjectWords(string It, string Deliver, string Delivered, string Quoted)
{
    public static SubjectWords Of(LetterItem item, RecipientRole role) => (item.About, item.IsReview) switch
    {
        (NoticeSubject.Plan, _) => new("This action plan", "Submit the plan", "the plan is submitted", ""),
        (NoticeSubject.Action, false) => new(role.DoesTheWork ? "Your action" : "This action", "Finish it and record that it is done", "it is done and recorded", ToBeDone),
        (NoticeSubject.Action, true) => new(
            role.DoesTheWork ? "The review of your action" : "The review of this action", "Look at the action and record where it stands", "the review is done and recorded", ToBeDone),
        (NoticeSubject.Risk, _) => new(
            role.DoesTheWork ? "The review of your risk" : "The review of this risk", "Look at the risk and record the review",
            "the review is done and recorded", "What the risk is"),
        (NoticeSubject.Check, _) => new(
            "The check whether this has lasted", "Submit evidence that shows how it stands today", "evidence is submitted that shows how it stands today", "What the report asks for"),
        (NoticeSubject.Post, _) => new("This post", "See to what is open there", "what is open there is seen to", "What it is"),
        (NoticeSubject.Task, _) => new("This task", "Put it right and mark it as done", "it is put right", "What is wrong"),
        _ when item.SaidDoneOn is not null => new("This recommendation", "Submit evidence of what was done", "evidence is submitted", "What the report asks for"),
        _ => new("This recommendation", "Finish the work and submit evidence of it", "evidence is submitted", "What the report asks for"),
    };

    /// <summary>What it is, with the number that people know it by: "recommendation 3", "action plan" ("draft action plan", where a report asks for two), "review of risk 2".</summary>
    public static string Thing(LetterItem item) => item is { IsReview: true, Kind: not NoticeKind.Withdrawn } ? $"review of {Named(item)}" : Named(item);

    private const string ToBeDone = "What is to be done";

    private static string Named(LetterItem item) => item.About switch
    {
        NoticeSubject.Plan => item.Number is { } stage ? $"{stage} action plan" : "action plan",
        NoticeSubject.Action => $"action {PlainText.FirstVisible(item.Number, item.SubjectId)}",
        NoticeSubject.Risk => $"risk {PlainText.FirstVisible(item.Number, item.SubjectId)}",
        NoticeSubject.Check => $"sustained check {item.SubjectId}",
        NoticeSubject.Post => PlainText.FirstVisible(item.Number, "post"),
        NoticeSubject.Task => $"task {item.SubjectId}",
        _ => $"recommendation {PlainText.FirstVisible(item.Number, item.SubjectId)}",
    };
}
