/// What strangers send to do harm: the files of `test-mailboxes/messages/hostile/`, and what each
/// of them costs.
///
/// [HostileMail] is one file, [Recipe] makes those that are too large to be kept, [Squeeze] leaves
/// them only so much heap.
@org.jspecify.annotations.NullMarked
package fr.passerelle.hostile;
