using ActionPlans.Domain;

namespace ActionPlans.Tests.Domain;

// domain.md, "Timescales": the phrases seen in real documents, and their close relatives.
public sealed class TimescaleTests
{
    [TestCase("Immediate")]
    [TestCase("Immediately")]
    [TestCase("Immediately:")]
    [TestCase("**Immediate**")]
    [TestCase("with immediate effect")]
    [TestCase(" immediate action ")]
    public void Immediate(string printed) => Assert.That(Timescale.Read(printed).Kind, Is.EqualTo(TimescaleKind.Immediate));

    [TestCase("Within 3 months", 3, "months", null)]
    [TestCase("Within three months:", 3, "months", null)]
    [TestCase("Within\u00A03\u00A0months", 3, "months", null)]
    [TestCase("within the next six months", 6, "months", null)]
    [TestCase("within 20 working days of receipt of this report", 20, "workingDays", "receipt")]
    [TestCase("within **20 working days** of receipt of this report.", 20, "workingDays", "receipt")]
    [TestCase("within twenty (20) working days of receiving the report", 20, "workingDays", "receipt")]
    [TestCase("within 70 working days of receiving the letter", 70, "workingDays", "letter")]
    [TestCase("within 70 working days of receiving this letter", 70, "workingDays", "letter")]
    [TestCase("within seventy working days of the date of this letter", 70, "workingDays", "letter")]
    [TestCase("within six weeks of publication", 6, "weeks", "publication")]
    [TestCase("no later than 12 weeks after publication", 12, "weeks", "publication")]
    [TestCase("within 35 working days of the publication of this report", 35, "workingDays", "publication")]
    [TestCase("within 5 working days", 5, "workingDays", null)]
    [TestCase("within 20 calendar days", 20, "days", null)]
    [TestCase("within ninety-nine days", 99, "days", null)]
    [TestCase("within twenty one days", 21, "days", null)]
    [TestCase("within a fortnight", 2, "weeks", null)]
    [TestCase("within one year", 12, "months", null)]
    [TestCase("3 months", 3, "months", null)]
    [TestCase("within 20 working days of receipt of this report, to the oversight body", 20, "workingDays", "receipt")]
    [TestCase("within 3 months of the report", 3, "months", "publication")]
    [TestCase("within 6 months of the inspection report being published", 6, "months", "publication")]
    [TestCase("in 3 months' time", 3, "months", null)]
    [TestCase("within 10 working days of acceptance of the action plan", 10, "workingDays", "acceptance")]
    [TestCase("within 4 weeks of the end of the inspection", 4, "weeks", "inspection")]
    public void Relative(string printed, int amount, string unit, string? trigger)
    {
        var timescale = Timescale.Read(printed);

        Assert.That(timescale.Kind, Is.EqualTo(TimescaleKind.Relative));
        Assert.That((timescale.Amount, timescale.Unit?.ToStored(), timescale.Trigger?.ToStored()), Is.EqualTo((amount, unit, trigger)));
        Assert.That(timescale.Printed, Is.EqualTo(printed.Trim()));
    }

    [TestCase("by September 2012", "2012-09-01", "2012-09-30", "month")]
    [TestCase("Jan 14", "2014-01-01", "2014-01-31", "month")]
    [TestCase("Sept '13", "2013-09-01", "2013-09-30", "month")]
    [TestCase("March 14", "2014-03-01", "2014-03-31", "month")]
    [TestCase("June/July 2012", "2012-06-01", "2012-07-31", "monthRange")]
    [TestCase("June – July 2012", "2012-06-01", "2012-07-31", "monthRange")]
    [TestCase("Dec/Jan 2013", "2012-12-01", "2013-01-31", "monthRange")]
    [TestCase("Dec 2012 to Feb 2013", "2012-12-01", "2013-02-28", "monthRange")]
    [TestCase("by the end of March 2016", "2016-03-01", "2016-03-31", "month")]
    [TestCase("end March 2016", "2016-03-01", "2016-03-31", "month")]
    [TestCase("to run across financial year 2012/13", "2012-04-01", "2013-03-31", "financialYear")]
    [TestCase("2013-14 academic year", "2013-09-01", "2014-08-31", "academicYear")]
    [TestCase("by 10 September 2012", "2012-09-10", "2012-09-10", "day")]
    [TestCase("by Monday 10th of September, 2012", "2012-09-10", "2012-09-10", "day")]
    [TestCase("September 10th, 2012", "2012-09-10", "2012-09-10", "day")]
    [TestCase("10/09/2012", "2012-09-10", "2012-09-10", "day")]
    [TestCase("10.9.12", "2012-09-10", "2012-09-10", "day")]
    [TestCase("2012-09-10", "2012-09-10", "2012-09-10", "day")]
    [TestCase("by close of play 31 March 2014", "2014-03-31", "2014-03-31", "day")]
    [TestCase("before 10 September 2012", "2012-09-09", "2012-09-09", "day")]
    [TestCase("w/c 10 September 2012", "2012-09-10", "2012-09-16", "week")]
    [TestCase("week ending 14 September 2012", "2012-09-08", "2012-09-14", "week")]
    [TestCase("by the end of 2014", "2014-01-01", "2014-12-31", "year")]
    public void Date(string printed, string from, string through, string precision)
    {
        var timescale = Timescale.Read(printed);

        Assert.That(timescale.Kind, Is.EqualTo(TimescaleKind.Date));
        Assert.That(timescale.Date, Is.EqualTo(new TimescaleDate(
            DateOnly.Parse(from), DateOnly.Parse(through), StoredName.ToDatePrecision(precision))));
    }

    [TestCase("by 10 September", "2012-07-27", "2012-09-10")]
    [TestCase("by 10 September", "2012-09-11", "2013-09-10")]
    [TestCase("29 February", "2013-01-01", "2016-02-29")]
    [TestCase("March", "2012-07-27", "2013-03-31")]
    [TestCase("Jan 14", "2013-08-01", "2014-01-31")]
    [TestCase("Jan 14", "2022-08-01", "2023-01-14")]
    public void A_year_that_is_not_printed_comes_from_the_context(string printed, string context, string due)
    {
        Assert.That(Timescale.Read(printed, DateOnly.Parse(context)).Date!.Through, Is.EqualTo(DateOnly.Parse(due)));
    }

    [Test]
    public void A_date_whose_year_nobody_can_tell_stays_a_date_without_a_day()
    {
        var timescale = Timescale.Read("by 10 September");

        Assert.That((timescale.Kind, timescale.Date, timescale.Qualifier), Is.EqualTo((TimescaleKind.Date, default(TimescaleDate), "no year printed")));
    }

    [TestCase("31 September 2012")]
    [TestCase("31/02/2013")]
    [TestCase("99/99/2012")]
    [TestCase("30 February")]
    [TestCase("week ending 31 June 2012")]
    [TestCase("within 0 days")]
    public void A_day_or_period_that_does_not_exist_is_not_made_up(string printed)
    {
        Assert.That(Timescale.Read(printed).Kind, Is.EqualTo(TimescaleKind.Vague));
    }

    [TestCase("4 x per annum", 3, "months")]
    [TestCase("4x per annum", 3, "months")]
    [TestCase("twice a year", 6, "months")]
    [TestCase("monthly", 1, "months")]
    [TestCase("Quarterly", 3, "months")]
    [TestCase("on a quarterly basis", 3, "months")]
    [TestCase("annually", 12, "months")]
    [TestCase("Annual", 12, "months")]
    [TestCase("six weekly", 6, "weeks")]
    [TestCase("6-weekly", 6, "weeks")]
    [TestCase("six-monthly", 6, "months")]
    [TestCase("every three months", 3, "months")]
    [TestCase("weekly", 1, "weeks")]
    [TestCase("bi-monthly", null, null)]
    [TestCase("bimonthly", null, null)]
    [TestCase("5 times a year", null, null)]
    [TestCase("termly", null, null)]
    public void Recurring(string printed, int? amount, string? unit)
    {
        var timescale = Timescale.Read(printed);

        Assert.That(timescale.Kind, Is.EqualTo(TimescaleKind.Recurring));
        Assert.That((timescale.Amount, timescale.Unit?.ToStored()), Is.EqualTo((amount, unit)));
    }

    [TestCase("On-going", TimescaleKind.Continuous)]
    [TestCase("on‑going", TimescaleKind.Continuous)]
    [TestCase("Ongoing.", TimescaleKind.Continuous)]
    [TestCase("with some urgency", TimescaleKind.Vague)]
    [TestCase("within academic year", TimescaleKind.Vague)]
    [TestCase("as per training strategy", TimescaleKind.Vague)]
    [TestCase("TBC", TimescaleKind.Vague)]
    [TestCase("to be confirmed", TimescaleKind.Vague)]
    [TestCase("by 2014", TimescaleKind.Vague)]
    [TestCase("when the moon is full", TimescaleKind.Vague)]
    [TestCase("", TimescaleKind.None)]
    [TestCase(null, TimescaleKind.None)]
    [TestCase(" \u00A0\t", TimescaleKind.None)]
    [TestCase("–", TimescaleKind.None)]
    [TestCase("N/A", TimescaleKind.None)]
    public void Neither_a_day_nor_a_period(string? printed, TimescaleKind kind)
    {
        var timescale = Timescale.Read(printed);

        Assert.That((timescale.Kind, timescale.Amount, timescale.Date), Is.EqualTo((kind, default(int?), default(TimescaleDate))));
        Assert.That(timescale.Printed, Is.EqualTo(printed?.Trim() ?? ""));
    }

    [TestCase("September 2014 (website permitting)", "website permitting", "2014-09-30")]
    [TestCase("30 May 2014, subject to funding", "subject to funding", "2014-05-30")]
    public void A_condition_is_kept_beside_the_date(string printed, string qualifier, string due)
    {
        var timescale = Timescale.Read(printed);

        Assert.That((timescale.Qualifier, timescale.Date!.Through), Is.EqualTo((qualifier, DateOnly.Parse(due))));
    }

    // domain.md: "'Completed within 45 days of referral' inside a sentence is a performance indicator, not a deadline."
    [TestCase("Completed within 45 days of referral")]
    [TestCase("within 45 days of referral")]
    [TestCase("Assessments are completed within 45 days of referral and reviewed")]
    [TestCase("within 10 days of receipt of a referral")]
    [TestCase("within 10 days of the report of an incident")]
    public void A_performance_indicator_is_no_deadline(string printed)
    {
        Assert.That(Timescale.Read(printed).Kind, Is.AnyOf(TimescaleKind.None, TimescaleKind.Vague));
        Assert.That(Timescale.ReadAll(printed).Select(each => each.Kind), Has.None.EqualTo(TimescaleKind.Relative));
        Assert.That(Timescale.FindDuty(printed), Is.Null);
    }

    [Test]
    public void A_duty_is_found_in_running_text_after_an_indicator()
    {
        var duty = Timescale.FindDuty(
            "Assessments take place within 45 days of referral. An action plan is to reach us within **20 working\ndays** of receipt of this report, please.");

        Assert.That((duty!.Amount, duty.Unit, duty.Trigger), Is.EqualTo((20, TimeUnit.WorkingDays, TriggerEvent.Receipt)));
    }

    // domain.md: "several values in one cell"
    [TestCase("Jan 14 On-going Jan 14 Feb 14", "Jan 14|On-going|Jan 14|Feb 14")]
    [TestCase("Aug 13 On-going 4 x per annum", "Aug 13|On-going|4 x per annum")]
    [TestCase("Aug 13\nNov 13", "Aug 13|Nov 13")]
    [TestCase("Immediate and ongoing", "Immediate|ongoing")]
    [TestCase("Monthly; Annual", "Monthly|Annual")]
    [TestCase("June/July 2012", "June/July 2012")]
    [TestCase("Within 3 months", "Within 3 months")]
    [TestCase("TBC Jan 14", "TBC|Jan 14")]
    [TestCase("31st March 2013 and ongoing", "31st March 2013|ongoing")]
    [TestCase("Autumn 2014", "Autumn 2014")]
    [TestCase("Q1 2013/14", "Q1 2013/14")]
    [TestCase("September 2014 onwards", "September 2014 onwards")]
    [TestCase("whenever somebody gets round to it", "whenever somebody gets round to it")]
    [TestCase("", "")]
    public void Several_values_in_one_cell(string cell, string expected)
    {
        Assert.That(string.Join('|', Timescale.ReadAll(cell).Select(each => each.Printed)), Is.EqualTo(expected));
    }

    [TestCase("20 working days", true)]
    [TestCase("within three months", true)]
    [TestCase("6 weeks", true)]
    [TestCase("immediately", true)]
    [TestCase("soon", false)]
    [TestCase("20", false)]
    [TestCase("-3 days", false)]
    [TestCase("99999999999 days", false)]
    [TestCase("September 2012", false)]
    public void The_command_line_takes_periods_only(string text, bool isPeriod)
    {
        Assert.That(Timescale.TryReadWithin(text, out var timescale), Is.EqualTo(isPeriod));
        Assert.That(timescale.Kind == TimescaleKind.None, Is.Not.EqualTo(isPeriod));
    }

    [Test]
    public void Any_text_at_all_is_read_without_an_error_and_keeps_its_words()
    {
        foreach (var seed in Enumerable.Range(0, 300))
        {
            var random = new Random(seed);
            var pieces = "within by 3 three working days months of receipt report letter Jan 14 2012 / - ( ) 4 x per annum on-going 31 sept 00 ٣ 9999 é w/c the end"
                .Split(' ');
            var text = string.Join(random.Next(4) == 0 ? "" : " ", random.GetItems(pieces, random.Next(1, 14)));

            Assert.That(Timescale.Read(text).Printed, Is.EqualTo(text));
            Assert.That(Timescale.ReadAll(text, new(2012, 7, 27)), Is.Not.Empty);
        }
    }

    [Test]
    public void Stored_names_are_the_contract()
    {
        Assert.That(Enum.GetValues<TimescaleKind>().Select(kind => kind.ToStored()),
            Is.EquivalentTo(new[] { "immediate", "relative", "date", "recurring", "continuous", "vague", "none" }));
        Assert.That(Enum.GetValues<TimeUnit>().Select(unit => unit.ToStored()), Is.EquivalentTo(new[] { "workingDays", "days", "weeks", "months" }));
        Assert.That(Enum.GetValues<TriggerEvent>(), Has.All.Matches<TriggerEvent>(value => StoredName.ToTriggerEvent(value.ToStored()) == value));
        Assert.That(Enum.GetValues<DatePrecision>(), Has.All.Matches<DatePrecision>(value => StoredName.ToDatePrecision(value.ToStored()) == value));
        Assert.That(() => StoredName.ToTimeUnit("years"), Throws.TypeOf<RefusedException>());
    }
}
