/// Configuration: YAML files read strictly; a mistake names file, line and key.
@NullMarked
package fr.passerelle.config;

import org.jspecify.annotations.NullMarked;
