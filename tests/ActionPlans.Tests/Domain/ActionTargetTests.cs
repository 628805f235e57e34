using ActionPlans.Domain;

namespace ActionPlans.Tests.Domain;

[TestFixture]
public sealed class ActionTargetTests
{
    private static readonly DateOnly From = new(2013, 7, 1);
    private static readonly WorkingDays Calendar = WorkingDays.EnglandAndWales;

    // Phrases of domain.md, "Timescales"; null: no due date.
    [TestCase("Jan 14", TimescaleKind.Date, "2014-01-31")]
    [TestCase("June/July 2012", TimescaleKind.Date, "2012-07-31")]
    [TestCase("to run across financial year 2012/13", TimescaleKind.Date, "2013-03-31")]
    [TestCase("September 2014 (website permitting)", TimescaleKind.Date, "2014-09-30")]
    [TestCase("by 10 September", TimescaleKind.Date, "2013-09-10")]
    [TestCase("Within 3 months", TimescaleKind.Relative, "2013-10-01")]
    [TestCase("4 x per annum", TimescaleKind.Recurring, "2013-10-01")]
    [TestCase("monthly", TimescaleKind.Recurring, "2013-08-01")]
    [TestCase("annually", TimescaleKind.Recurring, "2014-07-01")]
    [TestCase("weekly", TimescaleKind.Recurring, null)]
    [TestCase("termly", TimescaleKind.Recurring, null)]
    [TestCase("On-going", TimescaleKind.Continuous, null)]
    [TestCase("within academic year", TimescaleKind.Vague, null)]
    [TestCase("as per training strategy", TimescaleKind.Vague, null)]
    [TestCase("TBC", TimescaleKind.None, null)]
    [TestCase("To be agreed", TimescaleKind.None, null)]
    [TestCase("", TimescaleKind.None, null)]
    public void A_target_gives_a_date_or_a_day_of_review_and_never_both(string printed, TimescaleKind kind, string? due)
    {
        var target = ActionTarget.Read(printed, From);
        var first = target.First(DeadlinePolicy.Default, Calendar);

        Assert.That(target.Kind, Is.EqualTo(kind));
        Assert.That(first.Due, Is.EqualTo(due is null ? (DateOnly?)null : DateOnly.ParseExact(due, "yyyy-MM-dd")));
        Assert.That(first.ReviewBy, Is.EqualTo(due is null ? new DateOnly(2013, 10, 1) : (DateOnly?)null));
        Assert.That(target.IsToBeAgreed, Is.EqualTo(kind == TimescaleKind.None));
    }

    [Test]
    public void Occurrences_are_counted_from_the_first_day_so_that_doing_it_early_or_late_pushes_none()
    {
        var target = ActionTarget.Read("quarterly", new DateOnly(2013, 11, 30));

        Assert.That(target.First(DeadlinePolicy.Default, Calendar).Due, Is.EqualTo(new DateOnly(2014, 2, 28)));
        Assert.That(After(new DateOnly(2014, 2, 28), new DateOnly(2014, 1, 15)), Is.EqualTo(new DateOnly(2014, 5, 30)), "early");
        Assert.That(After(new DateOnly(2014, 2, 28), new DateOnly(2014, 5, 29)), Is.EqualTo(new DateOnly(2014, 5, 30)), "late");

        DateOnly? After(DateOnly due, DateOnly doneOn) => target.Next(due, doneOn, DeadlinePolicy.Default, Calendar)!.Due;
    }

    [Test]
    public void What_came_round_while_one_was_late_is_missed_and_not_owed_one_by_one()
    {
        var target = ActionTarget.Read("monthly", From);

        var doneOn = new DateOnly(2013, 10, 20);
        Assert.That(target.Next(new DateOnly(2013, 8, 1), doneOn, DeadlinePolicy.Default, Calendar)!.Due, Is.EqualTo(new DateOnly(2013, 11, 1)));
        Assert.That(target.Missed(new DateOnly(2013, 8, 1), doneOn), Is.EqualTo(new DateOnly[] { new(2013, 9, 1), new(2013, 10, 1) }));
    }

    [Test]
    public void Several_values_in_one_cell_come_one_after_the_other_and_none_is_swallowed_by_lateness()
    {
        var target = ActionTarget.Read("Feb 14; On-going; Jan 14; Jan 14", From);

        var first = target.First(DeadlinePolicy.Default, Calendar);
        var second = target.Next(first.Due, new DateOnly(2014, 5, 1), DeadlinePolicy.Default, Calendar)!;
        var third = target.Next(second.Due, new DateOnly(2014, 5, 2), DeadlinePolicy.Default, Calendar)!;

        Assert.That(first.Due, Is.EqualTo(new DateOnly(2014, 1, 31)));
        Assert.That(first.Explanation, Does.Contain("Several targets stand together"));
        Assert.That(second.Due, Is.EqualTo(new DateOnly(2014, 2, 28)));
        Assert.That((third.Due, third.ReviewBy), Is.EqualTo(((DateOnly?)null, (DateOnly?)new DateOnly(2014, 8, 4))), "2 August 2014 is a Saturday");
    }

    [Test]
    public void What_is_dated_is_over_when_it_was_done()
    {
        Assert.That(ActionTarget.Read("Jan 14", From).Next(new DateOnly(2014, 1, 31), new DateOnly(2014, 1, 8), DeadlinePolicy.Default, Calendar), Is.Null);
        Assert.That(ActionTarget.Read("TBC", From).Next(null, new DateOnly(2014, 1, 8), DeadlinePolicy.Default, Calendar), Is.Null);
    }

    [FsCheck.NUnit.Property]
    public bool A_next_date_always_comes_later_than_the_one_before_and_the_calendar_ends(byte months, ushort late)
    {
        var target = ActionTarget.Read(FormattableString.Invariant($"every {(months % 24) + 1} months"), From);
        var due = target.First(DeadlinePolicy.Default, Calendar).Due!.Value;
        for (var times = 0; times < 5; times++)
        {
            if (target.Next(due, due.AddDays(late % 400), DeadlinePolicy.Default, Calendar)?.Due is not { } next || next <= due)
                return false;
            due = next;
        }

        return true;
    }
}
