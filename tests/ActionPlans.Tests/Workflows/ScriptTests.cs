using System.Text.Json.Nodes;
using ActionPlans.Workflows;

namespace ActionPlans.Tests.Workflows;

public sealed class ScriptTests
{
    private static readonly DateTimeOffset Now = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [TestCase("`a${1+1}b`", "a2b")]
    [TestCase("[1,2,3].map(x => x*2).join()", "2,4,6")]
    [TestCase("let a=1; const b=2; a+b", "3")]
    [TestCase("let s=0; for (let i of [1,2,3]) s+=i; return s", "6")]
    [TestCase("var {a,b:[c]}={a:1,b:[2]}; a+c", "3")]
    [TestCase("((a,b=2,...r)=>a+b+r.length)(1, undefined, 8, 9)", "5")]
    [TestCase("Math.max(...[1,2,3])", "3")]
    [TestCase("'abc'.padStart(5, '*')", "**abc")]
    [TestCase("null ?? 5", "5")]
    [TestCase("({a:null})?.a?.b.c.d ?? 'none'", "none")]
    [TestCase("2**3**2", "512")]
    [TestCase("({ a: 1, ...{b:2} }).b", "2")]
    [TestCase("function f(n) { return n < 2 ? n : f(n-1) + f(n-2) } f(10)", "55")]
    [TestCase("try { null.x } catch (e) { e.name } ", "TypeError")]
    [TestCase("switch (2) { case 1: 'one'; break; case 2: return 'two'; default: 'many' }", "two")]
    [TestCase("let n = 0; while (true) { if (++n > 4) break; if (n == 2) continue } n", "5")]
    [TestCase("typeof missing + typeof 1", "undefinednumber")]
    [TestCase("0.1 + 0.2", "0.30000000000000004")]
    [TestCase("new Date('2030-06-01T00:00:00Z').toISOString()", "2030-06-01T00:00:00.000Z")]
    [TestCase("Date.now()", "1893456000000")]
    [TestCase("'a-b-c'.replace(/-/g, '+')", "a+b+c")]
    [TestCase("JSON.stringify({a:[1,'x'],b:null})", "{\"a\":[1,\"x\"],\"b\":null}")]
    [TestCase("JSON.parse('{\"k\":[1,2]}').k[1]", "2")]
    [TestCase("Object.entries({a:1,b:2}).map(([k,v]) => k+v).join('/')", "a1/b2")]
    [TestCase("[3,1,2].sort((a,b) => a-b).join('')", "123")]
    [TestCase("new Map([['a',1]]).get('a') + [...new Set([1,1,2])].length", "3")]
    [TestCase("for (let i = 0, n = 2; i < n; i++) ; 'x' in {x:1}", "True")]
    [TestCase("'5' * '2' + (1 == '1') + (null == undefined)", "12")]
    [TestCase("getInput('who').toUpperCase()", "ANN")]
    [TestCase("getVariable('Count') + getCount() + variables.Count", "6")]
    [TestCase("1 // a comment\n + 1 /* another */", "2")]
    public void Gives_what_JavaScript_gives(string script, string expected)
    {
        StepResult result = Start(script);

        Assert.That(result.State.OpenIncidents, Is.Empty);
        Assert.That(result.Effects.Single().Inputs["Text"], Is.EqualTo(expected));
    }

    [TestCase("while (true) ;", "more than 1000000 operations")]
    [TestCase("for (;;) { }", "more than 1000000 operations")]
    [TestCase("const f = () => f(); f()", "deep")]
    [TestCase("let s = 'x'; while (true) s += s", "characters or elements")]
    [TestCase("'x'.repeat(1e9)", "characters or elements")]
    [TestCase("new Array(1e9)", "Invalid array length")]
    [TestCase("let a = []; while (true) a.push(a)", "operations")]
    [TestCase("let a = []; a[1e8] = 1", "characters or elements")]
    [TestCase("try { while (true) ; } catch (e) { 'survived' }", "more than 1000000 operations")]
    [TestCase("let a = []; a.push(a); a", "nested too deeply")]
    [TestCase("[1,2,3].map(x => { while (true) ; })", "operations")]
    [TestCase("Math.random()", "same result every time")]
    [TestCase("nope.value", "nope is not defined")]
    [TestCase("throw new Error('boom')", "boom")]
    [TestCase("getVariable('Count')()", "is not a function")]
    public void Stops_what_would_harm_the_host_and_names_the_place(string script, string reason)
    {
        StepResult result = Start(script);

        Assert.That(result.State.SubStatus, Is.EqualTo(WorkflowSubStatus.Faulted));
        Assert.That(result.State.OpenIncidents.Single().Message, Does.Contain("'Text'").And.Contains(reason));
    }

    [TestCase("class A {}", "'class' is not supported")]
    [TestCase("let = 5", "a name was expected")]
    [TestCase("'abc", "a text has no end")]
    [TestCase("`${`", "no end")]
    [TestCase("1 +", "unexpected")]
    [TestCase("/(a)\\1/.test('aa')", "not supported")]
    [TestCase("a b", "unexpected 'b'")]
    public void Refuses_a_definition_with_a_script_that_cannot_be_read(string script, string reason)
    {
        DefinitionCheck check = WorkflowDefinition.Check(Definition(script), "test.json", ActivityCatalog.Standard);

        Assert.That(check.Errors.Select(error => error.ToString()), Has.Exactly(1).Contains(reason));
    }

    [Test]
    public void Deep_nesting_is_refused_instead_of_exhausting_the_stack()
    {
        foreach (string script in new[]
        {
            new string('(', 100_000), new string('[', 100_000), new string('!', 100_000) + "1", string.Concat(Enumerable.Repeat("a.", 100_000)) + "a",
            string.Concat(Enumerable.Repeat("if(1)", 100_000)), string.Concat(Enumerable.Repeat("1+", 100_000)) + "1",
            string.Concat(Enumerable.Repeat("`${", 10_000)),
        })
            Assert.DoesNotThrow(() => WorkflowDefinition.Check(Definition(script), "test.json", ActivityCatalog.Standard));
    }

    [Test]
    public void Long_chains_fault_instead_of_exhausting_the_stack()
    {
        foreach (string link in new[] { "1+", "1,", "0||", "'x'+" })
            Assert.That(Start(string.Concat(Enumerable.Repeat(link, 200_000)) + "1").State.OpenIncidents.Single().Message, Does.Contain("too long"));
    }

    private static StepResult Start(string script) => Interpreter.Step(
        WorkflowDefinition.Read(Definition(script), "test.json", ActivityCatalog.Standard), null,
        new Start(new Dictionary<string, JsonNode?> { ["who"] = "ann" }), Now);

    private static string Definition(string script) => new JsonObject
    {
        ["definitionId"] = "scripts",
        ["id"] = "scripts-1",
        ["variables"] = new JsonArray(new JsonObject { ["id"] = "v", ["name"] = "Count", ["typeName"] = "Int32", ["value"] = "2" }),
        ["root"] = new JsonObject
        {
            ["id"] = "w",
            ["type"] = "Elsa.WriteLine",
            ["text"] = new JsonObject
            {
                ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = "JavaScript", ["value"] = script },
            },
        },
    }.ToJsonString();
}
