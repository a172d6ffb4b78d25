"""The words that begin an act: where one of them follows an 'and' or a comma, another clause begins.

The trap: a word that is missing here joins two acts into one that nobody understands.
"""

from __future__ import annotations

from policies.literal.verb import VERBS

ACTS = frozenset(VERBS) | frozenset(
    "open close turn switch go show hide toggle tick untick uncheck enable disable select choose pick "
    "start stop play pause save search find print delete remove undo redo copy paste cut add create "
    "expand collapse unfold minimise minimize maximise maximize restore zoom refresh reload return move "
    "sort set expand tap confirm cancel apply quit exit leave download upload mute increase decrease view "
    "make give put look log sign submit rename accept reject dismiss replace insert input change resize "
    "navigate solve deselect mark focus call name use reply forward send attach share login scroll don't "
    "hover drop fill if finish bring locate google reserve book order buy star dial rate underline "
    "bold like follow dismiss unselect "
    "mute sort trash guess pass let stretch count colour color paint finish highlight italicize tap "
    "unfollow archive browse draw run execute compute calculate center centre align justify indent extract "
    "compress bookmark wait tell hold insert append work unzip agree subscribe answer comment block "
    "assign connect take register paste leave rotate flip mirror crop duplicate lock unlock "
    "pin unpin zip encrypt reset invert enlarge shrink wrap switch test split merge "
    "mirror convert shuffle clear empty read watch listen vote upvote message inform schedule book "
    "cancel lower raise unmute restart reboot overwrite swap group ungroup multiply divide "
    "subtract invite refuse deny allow redeem approve report snooze translate retweet repost postpone "
    "reschedule freeze unfreeze rewind decline block unblock pay".split()
)
