using System.Xml.Linq;
using ActionPlans.Data;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace ActionPlans.Web;

/// <summary>The keys of cookies and forms, in the database that the nodes of the service share: what one has signed, another can read.</summary>
internal sealed class DatabaseKeys(Database database, TimeProvider clock) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var work = database.BeginReading();
        return [.. work.Query<string>("SELECT Xml FROM DataProtectionKey ORDER BY AddedAt, Name").Select(xml => XElement.Parse(xml))];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var work = database.Begin();
        work.Execute(
            "INSERT INTO DataProtectionKey (Name, Xml, AddedAt) VALUES (@friendlyName, @xml, @now)",
            new { friendlyName, xml = element.ToString(SaveOptions.DisableFormatting), now = clock.GetUtcNow() });
        work.Commit();
    }
}
