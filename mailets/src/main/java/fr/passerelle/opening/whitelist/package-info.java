/// The white list of MSSanté: which mail domains belong to the closed network, by exact name,
/// and the certificates of the operators behind them. Published by the ANS as one XML file
/// (namespace `https://listeblanche.mssante.fr/schema`) with a SHA-256 beside it; the published
/// file has been seen cut short, shrunk and misspelt, so that a new one is judged before it takes
/// the place of the last good one.
///
/// Read [WhiteList], then [ListInForce].
@NullMarked
package fr.passerelle.opening.whitelist;

import org.jspecify.annotations.NullMarked;
