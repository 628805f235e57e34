Console.WriteLine("actionplans");
