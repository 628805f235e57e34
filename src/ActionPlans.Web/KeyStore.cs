using ActionPlans.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;

namespace ActionPlans.Web;

/// <summary>Where the keys of cookies and forms are: with the nodes on a server, else in files beside the one with the data.</summary>
internal static class KeyStore
{
    public static IDataProtectionBuilder PersistKeys(this IDataProtectionBuilder protection, Database database, TimeProvider clock, string folder)
    {
        if (!database.IsServer)
            return protection.PersistKeysToFileSystem(Directory.CreateDirectory(folder));
        protection.Services.Configure<KeyManagementOptions>(options => options.XmlRepository = new DatabaseKeys(database, clock));
        return protection;
    }
}
