using Countersign.Commands;

return await CommandLine.Run(args);
