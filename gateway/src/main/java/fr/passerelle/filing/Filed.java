package fr.passerelle.filing;

import fr.passerelle.deciding.Occasion;
import fr.passerelle.document.Fiche;
import fr.passerelle.mail.Headers;
import fr.passerelle.mail.Received;
import fr.passerelle.mail.Refusal;
import fr.passerelle.people.Correspondent;
import fr.passerelle.understanding.Understood;
import java.util.List;
import java.util.Optional;

/// A message after *filing*: who wrote it, and what there is to decide on.
///
/// @param kind the word `explain` and the console use ("intake", "refused")
/// @param writer who wrote, where we can believe it: nobody else is ever answered
/// @param headers of the message, as far as they could be read
/// @param messageId of the message itself, to thread the answers
/// @param understood what was read, empty for a refused message
/// @param refusal why the message could not go on, for its sender
/// @param obstacle why it did not become part of a file by itself, for programs that ask
/// @param before what the case said before this message, where the message changed that
/// @param because one English sentence without names
public record Filed(
        Received received,
        String kind,
        Optional<Correspondent> writer,
        Headers headers,
        Optional<String> messageId,
        Optional<Understood> understood,
        List<Occasion> occasions,
        Optional<Refusal> refusal,
        Optional<Obstacle> obstacle,
        Fiche before,
        String because) {
    public Filed {
        occasions = List.copyOf(occasions);
    }
}
