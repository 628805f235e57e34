using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Binders;

namespace ActionPlans.Web.Components;

/// <summary>Puts day, month and year together; also takes one ISO value, as addresses of filtered lists carry it.</summary>
internal sealed class DateBinder : IModelBinder
{
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var name = bindingContext.ModelName;
        var parts = new[] { "day", "month", "year" }.Select(part => Typed(bindingContext, $"{name}.{part}")).ToArray();
        var whole = Typed(bindingContext, name);
        if (whole is null && parts.All(part => part is null))
        {
            // Left out; the page says whether that is an error.
        }
        else if (DateOnly.TryParseExact(whole ?? $"{Padded(parts[2], 4)}-{Padded(parts[1], 2)}-{Padded(parts[0], 2)}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            bindingContext.Result = ModelBindingResult.Success(date);
        }
        else
        {
            bindingContext.ModelState.TryAddModelError(name, "Enter a date that exists, for example 27 3 2026");
        }

        return Task.CompletedTask;
    }

    private static string? Typed(ModelBindingContext bindingContext, string key)
    {
        var value = bindingContext.ValueProvider.GetValue(key);
        if (value == ValueProviderResult.None)
            return null;
        bindingContext.ModelState.SetModelValue(key, value);
        // Nobody validates a part by itself; left as unvalidated, it would make a form with an empty date count as wrong.
        if (bindingContext.ModelState.GetFieldValidationState(key) == ModelValidationState.Unvalidated)
            bindingContext.ModelState.MarkFieldSkipped(key);
        return string.IsNullOrWhiteSpace(value.FirstValue) ? null : value.FirstValue.Trim();
    }

    private static string Padded(string? part, int length) => (part ?? "").PadLeft(length, '0');
}

internal sealed class DateBinderProvider : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        context.Metadata.UnderlyingOrModelType == typeof(DateOnly) ? new BinderTypeModelBinder(typeof(DateBinder)) : null;
}
