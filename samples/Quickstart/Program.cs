System.Console.WriteLine("quick start");
