/// A mail operator, a territory and its people, all made up, on loopback.
@NullMarked
package fr.passerelle.demo;

import org.jspecify.annotations.NullMarked;
