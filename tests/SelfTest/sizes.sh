#!/bin/sh
# The sizes of the .pe files of a build for the device, and their sum against the budget of tests/Tidy/Guard/SizeBudget.cs.
# usage: sizes.sh FOLDER, for example firmware/SipPhone.Firmware/bin/esp32/Release/netnano1.0
set -eu
budget="$(dirname "$0")/../Tidy/Guard/SizeBudget.cs"
limit=$(sed -n 's/.*FirmwareBytes = \([0-9]*\) \* 1024;.*/\1/p' "$budget")
sum=0
for file in "${1:?a folder with .pe files}"/SipPhone.*.pe; do
    if [ ! -f "$file" ]; then
        echo "$1: no SipPhone.*.pe is there; build with -p:Device=esp32 -c Release and name its output's folder" >&2
        exit 1
    fi
    marker=$(head -c 6 "$file")
    if [ "$marker" != NFMRK1 ]; then
        echo "$file: begins with $marker, not with NFMRK1" >&2
        exit 1
    fi
    size=$(wc -c < "$file")
    printf '%8d  %s\n' "$size" "$(basename "$file")"
    case "$file" in
        *SelfTest*) ;;
        *) sum=$((sum + size)) ;;
    esac
done
printf '%8d  in all, without the self-test; %d allowed\n' "$sum" "$((limit * 1024))"
[ "$sum" -le "$((limit * 1024))" ]
