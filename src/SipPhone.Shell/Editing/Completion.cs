using System;
using SipPhone.Core;
using SipPhone.Settings;
using SipPhone.Shell.Commands;

namespace SipPhone.Shell.Editing
{
    // What the tab key can make of the word before the cursor. Candidates are numbered: commands first, then settings,
    // then the words of the line's command. Invariant: only what the command says that it takes is offered.

    /// <summary>Completes names of commands, their words, and names of settings.</summary>
    internal sealed class Completion
    {
        private const int Gap = 2;

        private readonly CommandTable _commands;
        private readonly Setting _setting = new Setting();

        // The line's command, null while its own name is typed; its words; and the word that is typed.
        private Command _command;
        private byte[] _words;
        private byte[] _line;
        private int _start;
        private int _end;
        private bool _takesCommands;
        private bool _takesSettings;

        internal Completion(CommandTable commands)
        {
            _commands = commands;
        }

        private int CandidateCount
        {
            get { return _commands.Count + SettingTable.Count + (_words == null ? 0 : _words.Length); }
        }

        /// <summary>Completes the word before the cursor as far as it is the only one.</summary>
        /// <returns>False when nothing could be added.</returns>
        internal bool Complete(LineEditor editor)
        {
            Look(editor);
            byte[] common = null;
            int commonLength = 0;
            int count = 0;
            for (int i = 0; i < CandidateCount; i++)
            {
                byte[] candidate = Match(i);
                if (candidate == null)
                {
                    continue;
                }

                if (count++ == 0)
                {
                    common = candidate;
                    commonLength = candidate.Length;
                }
                else
                {
                    commonLength = CommonLength(common, commonLength, candidate);
                }
            }

            int typed = _end - _start;
            if (commonLength > typed)
            {
                editor.Insert(common, typed, commonLength);
            }

            if (count == 1)
            {
                editor.Insert(Ascii.ToBytes(" "), 0, 1);
            }

            return count == 1 || commonLength > typed;
        }

        /// <summary>Writes all that the word before the cursor can become, in columns.</summary>
        /// <returns>False when there is nothing.</returns>
        internal bool List(LineEditor editor, ConsoleOutput output)
        {
            Look(editor);
            int longest = 0;
            for (int i = 0; i < CandidateCount; i++)
            {
                byte[] candidate = Match(i);
                longest = candidate != null && candidate.Length > longest ? candidate.Length : longest;
            }

            if (longest == 0)
            {
                return false;
            }

            editor.EndLine();
            int column = 0;
            for (int i = 0; i < CandidateCount; i++)
            {
                byte[] candidate = Match(i);
                if (candidate == null)
                {
                    continue;
                }

                if (column > 0 && column + longest >= Limits.ConsoleColumns)
                {
                    output.WriteLineEnd();
                    column = 0;
                }

                output.Write(candidate, 0, candidate.Length);
                output.WriteSpaces(longest + Gap - candidate.Length);
                column += longest + Gap;
            }

            output.WriteLineEnd();
            editor.Show();
            return true;
        }

        private static int CommonLength(byte[] common, int length, byte[] candidate)
        {
            int i = 0;
            while (i < length && i < candidate.Length && common[i] == candidate[i])
            {
                i++;
            }

            return i;
        }

        private static int SkipBlanks(byte[] line, int offset, int end)
        {
            while (offset < end && line[offset] == ' ')
            {
                offset++;
            }

            return offset;
        }

        // Finds which word of the line is typed, and what may stand there.
        private void Look(LineEditor editor)
        {
            _line = editor.Line;
            _end = editor.Cursor;
            int nameOffset = SkipBlanks(_line, 0, _end);
            int nameEnd = Ascii.IndexOf(_line, nameOffset, _end, ' ');
            _start = SkipBlanks(_line, nameEnd, _end);
            bool isName = nameEnd == _end;
            bool isFirst = !isName && Ascii.IndexOf(_line, _start, _end, ' ') == _end;
            _start = isName ? nameOffset : _start;
            _command = isFirst ? _commands.Find(_line, nameOffset, nameEnd) : null;
            _words = _command == null || _command.Words == null ? null : Ascii.ToBytes(_command.Words);
            _takesCommands = isName || (_command != null && _command.TakesCommands);
            _takesSettings = _command != null && _command.TakesSettings;
        }

        // The candidate of a number when it starts with what was typed; null when it does not, or is not wanted here.
        private byte[] Match(int index)
        {
            byte[] candidate = Candidate(index);
            int typed = _end - _start;
            bool matches = candidate != null
                && candidate.Length >= typed
                && Ascii.EqualsIgnoreCase(_line, _start, _end, candidate, 0, typed);
            return matches ? candidate : null;
        }

        private byte[] Candidate(int index)
        {
            if (index < _commands.Count)
            {
                Command command = _takesCommands ? _commands.Get(index) : null;
                return command == null ? null : Ascii.ToBytes(command.Name);
            }

            index -= _commands.Count;
            if (index < SettingTable.Count)
            {
                if (!_takesSettings)
                {
                    return null;
                }

                SettingTable.Describe((SettingId)index, _setting);
                return Ascii.ToBytes(_setting.Name);
            }

            return WordAt(index - SettingTable.Count);
        }

        // Words are numbered by the positions where they start; other positions have none.
        private byte[] WordAt(int position)
        {
            if (position > 0 && _words[position - 1] != '|')
            {
                return null;
            }

            int end = Ascii.IndexOf(_words, position, _words.Length, '|');
            byte[] word = new byte[end - position];
            Array.Copy(_words, position, word, 0, word.Length);
            return word;
        }
    }
}
