/// Part of *understanding*: what somebody who was asked answers in their own words, beside
/// « Label : value » lines. Read [fr.passerelle.understanding.supplement.OwnWords] first: it turns
/// an answer into labelled lines, or says that it does not understand all of it. The words stand in
/// `supplement.fr.txt`.
@NullMarked
package fr.passerelle.understanding.supplement;

import org.jspecify.annotations.NullMarked;
