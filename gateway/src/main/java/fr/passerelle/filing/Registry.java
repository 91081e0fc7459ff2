package fr.passerelle.filing;

import fr.passerelle.store.Cases;
import fr.passerelle.store.Likenesses;
import fr.passerelle.store.Outbox;
import fr.passerelle.store.People;

/// Where *filing* looks things up.
record Registry(
        Cases cases,
        Likenesses likenesses,
        People people,
        Outbox outbox,
        FactsOfFiche facts,
        Compulsory compulsory) {}
