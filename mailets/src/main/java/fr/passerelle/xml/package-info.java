/// The one door to XML. Whatever in a message is XML (the metadata of an XDM package, a CDA
/// document) is read through [Xml]: bounded before the parser sees it, namespace-aware, without a
/// document type, without entities of its own, in one pass. Nothing else in this module may touch
/// an XML parser, so that there is one place to harden and one to test.
///
/// Standards: XML 1.0 (fifth edition), Namespaces in XML 1.0. Read [Xml], then [XmlElement].
@NullMarked
package fr.passerelle.xml;

import org.jspecify.annotations.NullMarked;
