using System;
using SipPhone.Cli;

return CommandLineTool.Run(args, Terminal.OfProcess());
