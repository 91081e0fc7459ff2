/// Conversations: stories of `test-mailboxes/conversations/`, told to the assembled gateway and
/// compared with what it says. [ConversationTest] is the runner, [Story] the script, [House] the
/// gateway that plays it, [Retelling] what really happened.
///
/// A story's expectations are its golden: `-Dgolden=update` writes them anew, and the diff is
/// read like code.
@NullMarked
package fr.passerelle.conversations;

import org.jspecify.annotations.NullMarked;
