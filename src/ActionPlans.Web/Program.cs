using ActionPlans.Web;

return await WebService.RunAsync(args);
