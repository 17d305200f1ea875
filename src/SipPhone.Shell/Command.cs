namespace SipPhone.Shell
{
    // What a command tells about itself, and its work in steps. Invariant: after Done or Cancel it holds nothing of the
    // use that is over.

    /// <summary>
    /// One command of the console. It does its work in steps, so that a long answer waits for a slow line and a long
    /// work does not stop the phone; one instance serves all its uses, one at a time.
    /// </summary>
    public abstract class Command
    {
        /// <summary>What <see cref="Step"/> returns when the command is done.</summary>
        public const int Done = -1;

        /// <summary>Its name, one lower-case word.</summary>
        public abstract string Name { get; }

        /// <summary>
        /// What stands behind the name, as the help shows it: <c>[SETTING|all]</c>; empty for nothing.
        /// </summary>
        public abstract string Usage { get; }

        /// <summary>One line of help, without a full stop.</summary>
        public abstract string Help { get; }

        /// <summary>
        /// The words that can stand first behind the name, with a <c>|</c> between them; null for none.
        /// </summary>
        public virtual string Words
        {
            get { return null; }
        }

        /// <summary>Whether names of settings can stand behind the name, for completion.</summary>
        public virtual bool TakesSettings
        {
            get { return false; }
        }

        /// <summary>Whether names of commands can stand behind the name, for completion.</summary>
        public virtual bool TakesCommands
        {
            get { return false; }
        }

        /// <summary>Whether it runs while the console is locked.</summary>
        public virtual bool RunsLocked
        {
            get { return false; }
        }

        /// <summary>Whether a sealed device does not know it.</summary>
        public virtual bool VanishesWhenSealed
        {
            get { return false; }
        }

        /// <summary>Whether a line of this command holds a secret: it is not kept in the history, and wiped.</summary>
        /// <param name="context">The arguments.</param>
        /// <returns>True when it does.</returns>
        public virtual bool HoldsSecret(ShellContext context)
        {
            return false;
        }

        /// <summary>Takes a step. There is room for <c>Limits.ReplyStepBytes</c> of answer in each.</summary>
        /// <param name="context">The arguments, the answer, the phone, and what to wait for.</param>
        /// <param name="step">0 first, then what the last step returned.</param>
        /// <param name="nowMs">The monotonic clock.</param>
        /// <returns>
        /// The next step, 0 or more; <see cref="Done"/>, and then what was asked to wait for is not waited for.
        /// </returns>
        public abstract int Step(ShellContext context, int step, long nowMs);

        /// <summary>^C, a lost line or a time-out ended it before it was done: let go of what it holds.</summary>
        /// <param name="context">As above; nothing can be answered any more.</param>
        /// <param name="nowMs">The monotonic clock.</param>
        public virtual void Cancel(ShellContext context, long nowMs)
        {
        }
    }
}
