package fr.passerelle.xml;

/// Where in a document: for people who have to find it again.
///
/// @param path local names from the root (`/ClinicalDocument/recordTarget`), without positions
/// @param line from 1
/// @param column from 1
public record Place(String path, int line, int column) {}
