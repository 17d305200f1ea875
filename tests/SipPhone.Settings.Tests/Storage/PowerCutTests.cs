using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SipPhone.Core.Hal;
using SipPhone.SelfTest.Vectors;
using SipPhone.Settings.Storage;
using SipPhone.TestSupport;

namespace SipPhone.Settings.Tests.Storage;

/// <summary>
/// Power lost at every octet of every write and on both sides of every delete, also while a cut is being recovered
/// from: what is found is the old value or the new one, whole.
/// </summary>
public sealed class PowerCutTests
{
    private const string Name = "b";

    // A value to write; null to delete; "!" to damage the newer slot, "?" the older one.
    private static readonly string?[] Script =
        [.. StoreVectors.Script.Select(operation => operation == StoreVectors.Delete ? null : operation)];

    public static TheoryData<MemoryFlash.Remains> AllRemains => [.. Enum.GetValues<MemoryFlash.Remains>()];

    [Theory]
    [MemberData(nameof(AllRemains))]
    public void A_cut_anywhere_leaves_the_old_or_the_new(MemoryFlash.Remains remains)
    {
        int cuts = 0;
        MemoryFlash flash = new();
        foreach (string? operation in Script)
        {
            int steps = CountSteps(flash, operation);
            for (int cut = 1; cut <= steps; cut++, cuts++)
            {
                MemoryFlash after = Cut(flash, operation, cut, remains);
                AssertOneOf(Read(flash), operation, after);
                AssertRecovers(after, remains);
            }

            Run(flash, operation);
        }

        Assert.InRange(cuts, 150, int.MaxValue);
    }

    [Fact]
    public void A_delete_that_was_cut_is_finished_by_the_next()
    {
        const string Secret = "a secret that must go";
        MemoryFlash flash = new();
        Run(flash, Secret);
        Run(flash, Secret + " too");
        flash["b.b"] = [.. flash["b.b"][..^1], 0];
        Run(flash, Secret + " as well");
        Assert.Equal(3, flash.Names.Count);
        for (int cut = 1; cut <= CountSteps(flash, null); cut++)
        {
            MemoryFlash after = Cut(flash, null, cut, MemoryFlash.Remains.Nothing);
            new SlotStore(after).Delete(Name);
            Assert.Empty(after.Names);
        }
    }

    [Fact]
    public void The_copy_of_a_damaged_slot_is_whole_once_the_slot_is_written()
    {
        MemoryFlash flash = new();
        Run(flash, "one");
        Run(flash, "two");
        byte[] damaged = [.. flash["b.b"][..^2], 1, 2];
        flash["b.b"] = damaged;
        for (int cut = 1; cut <= CountSteps(flash, "three"); cut++)
        {
            MemoryFlash after = Cut(flash, "three", cut, MemoryFlash.Remains.Nothing);
            Assert.True(after["b.b"].SequenceEqual(damaged) || after["b.bad"].SequenceEqual(damaged));
        }
    }

    [Fact]
    public void Any_history_with_cuts_reads_as_one_without()
    {
        // A length of -1 deletes; the cut falls somewhere in the operation, or behind it.
        var operation = Gen.Choose(-1, 40).Zip(Gen.Choose(1, 120));
        Prop.ForAll(
            operation.ListOf().ToArbitrary(),
            history =>
            {
                MemoryFlash flash = new();
                string? value = null;
                foreach ((int length, int cut) in history)
                {
                    string? next = length < 0 ? null : new string((char)('a' + (length % 26)), length);
                    MemoryFlash after = Cut(flash, next, cut, (MemoryFlash.Remains)(cut % 3));
                    string? found = Read(after);
                    if (found != value && found != next)
                    {
                        return false;
                    }

                    value = found;
                    flash = after;
                }

                return true;
            }).Check(Config.QuickThrowOnFailure.WithReplay(20261123UL, 5UL).WithMaxTest(500));
    }

    // What comes next is cut too, and then works.
    private static void AssertRecovers(MemoryFlash flash, MemoryFlash.Remains remains)
    {
        string? before = Read(flash);
        int steps = CountSteps(flash, "next");
        for (int cut = 1; cut <= steps; cut++)
        {
            MemoryFlash after = Cut(flash, "next", cut, remains);
            AssertOneOf(before, "next", after);
            Run(after, "last");
            Assert.Equal("last", Read(after));
        }
    }

    private static void AssertOneOf(string? before, string? operation, MemoryFlash after)
    {
        string? found = Read(after);
        string? wanted = operation is "!" or "?" ? before : operation;
        Assert.True(found == before || found == wanted, $"{before ?? "none"} -> {wanted ?? "none"}: {found ?? "none"}");
        Assert.Equal(found, Read(after));
    }

    private static int CountSteps(MemoryFlash flash, string? operation)
    {
        MemoryFlash copy = flash.Restarted();
        Run(copy, operation);
        return copy.Steps;
    }

    private static MemoryFlash Cut(MemoryFlash flash, string? operation, int cut, MemoryFlash.Remains remains)
    {
        MemoryFlash copy = flash.Restarted();
        copy.CutAt = cut;
        copy.Leaves = remains;
        try
        {
            Run(copy, operation);
        }
        catch (PowerCutException)
        {
            // What it is about.
        }

        return copy.Restarted();
    }

    private static void Run(MemoryFlash flash, string? operation)
    {
        SlotStore store = new(flash);
        if (operation is "!" or "?")
        {
            Damage(flash, isNewer: operation == "!");
        }
        else if (operation is null)
        {
            Assert.True(store.Delete(Name) is 0 or HalResult.NotFound);
        }
        else
        {
            byte[] blob = Encoding.ASCII.GetBytes(operation);
            Assert.Equal(blob.Length, store.Write(Name, blob, 0, blob.Length));
        }
    }

    // The last octet is part of the CRC; the number stands at 4 to 7.
    private static void Damage(MemoryFlash flash, bool isNewer)
    {
        string? name = flash.Names.Where(file => file is "b.a" or "b.b")
            .OrderBy(file => flash[file][7]).ElementAtOrDefault(isNewer ? ^1 : 0);
        if (name is not null && flash.Names.Count > 1)
        {
            flash[name] = [.. flash[name][..^1], (byte)~flash[name][^1]];
        }
    }

    private static string? Read(MemoryFlash flash)
    {
        byte[] buffer = new byte[100];
        int length = new SlotStore(flash).Read(Name, buffer, 0, buffer.Length);
        Assert.True(length is >= 0 or HalResult.NotFound);
        return length < 0 ? null : Encoding.ASCII.GetString(buffer, 0, length);
    }
}
