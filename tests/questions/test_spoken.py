"""Buttons and notices are read in seven languages beside English."""

import pytest

from harness.reading.questions.buttons import ButtonRole, button_role
from harness.reading.questions.notices import Notices, read_notices

APPLY, NEXT, SUBMIT = ButtonRole.APPLY, ButtonRole.NEXT, ButtonRole.SUBMIT
BACK, OTHER = ButtonRole.BACK, ButtonRole.OTHER

BUTTONS = (
    (
        APPLY,
        "Jetzt bewerben|Hier bewerben|Zur Bewerbung|Postuler|Je postule|Postuler à cette offre|"
        "Candidater|Postularme|Postúlate ahora|Inscribirme|Aplicar a esta vacante|Solliciteer nu|"
        "Direct solliciteren|Candidatar-se|Candidate-se|Candidatar-me|Candidati ora|Candidati|"
        "Aplikuj teraz|Aplikuj na to stanowisko",
    ),
    (
        NEXT,
        "Weiter|Nächster Schritt|Speichern und fortfahren|Suivant|Étape suivante|Continuer|"
        "Enregistrer et continuer|Siguiente|Guardar y continuar|Continuar|Volgende|Volgende stap|"
        "Opslaan en doorgaan|Próximo|Próxima etapa|Salvar e continuar|Avançar|Avanti|Prosegui|"
        "Salva e continua|Passo successivo|Dalej|Następny krok|Zapisz i kontynuuj",
    ),
    (
        SUBMIT,
        "Bewerbung absenden|Jetzt abschicken|Bewerbung einreichen|Envoyer ma candidature|"
        "Soumettre ma candidature|Valider ma candidature|Enviar solicitud|Enviar candidatura|"
        "Sollicitatie versturen|Verzenden|Submeter candidatura|Finalizar inscrição|"
        "Invia la candidatura|Invia|Wyślij aplikację|Wyślij zgłoszenie",
    ),
    (
        BACK,
        "Zurück|Abbrechen|Retour|Précédent|Annuler|Volver|Atrás|Cancelar|Terug|Vorige|Annuleren|"
        "Voltar|Indietro|Annulla|Wstecz|Anuluj|Wróć",
    ),
    (
        OTHER,
        "Datei hochladen|Hinzufügen|Speichern|Entwurf speichern|Ajouter|Parcourir|"
        "Enregistrer le brouillon|Supprimer|Partager|Añadir|Examinar|Guardar borrador|Eliminar|"
        "Toevoegen|Bladeren|Opslaan|Verwijderen|Adicionar|Salvar rascunho|Remover|Aggiungi|Sfoglia|"
        "Salva bozza|Elimina|Dodaj|Przeglądaj|Zapisz|Usuń|Mit LinkedIn bewerben|"
        "Postuler avec LinkedIn|Aplikuj przez LinkedIn",
    ),
)
EACH_BUTTON = [(text, role) for role, texts in BUTTONS for text in texts.split("|")]


@pytest.mark.parametrize(("text", "role"), EACH_BUTTON, ids=[one[0] for one in EACH_BUTTON])
def test_a_button_does_what_it_says(text: str, role: ButtonRole) -> None:
    assert button_role(text, is_link=False, with_fields=False).role is role


REFUSED = (
    "Alle ablehnen|Nur notwendige Cookies|Nur erforderliche|Tout refuser|Continuer sans accepter|"
    "Uniquement les cookies nécessaires|Rechazar todo|Solo las necesarias|Alles weigeren|"
    "Alleen noodzakelijke cookies|Rejeitar tudo|Recusar|Apenas os necessários|Rifiuta tutto|"
    "Solo necessari|Odrzuć wszystkie|Tylko niezbędne"
)
REFUSING = REFUSED.split("|")
ACCEPTED = (
    "Alle akzeptieren|Zustimmen|Tout accepter|Aceptar todo|Alles accepteren|Aceitar tudo|"
    "Accetta tutti|Akceptuję wszystkie|Zgadzam się"
)
ACCEPTING = ACCEPTED.split("|")


def test_refusing_cookies_comes_before_accepting_them() -> None:
    def read(text: str) -> tuple[ButtonRole, int]:
        found = button_role(text, region="cookies", is_link=False, with_fields=False)
        return found.role, found.rank

    assert {text: read(text) for text in REFUSING} == dict.fromkeys(
        REFUSING, (ButtonRole.DISMISS, 0)
    )
    assert {text: read(text) for text in ACCEPTING} == dict.fromkeys(
        ACCEPTING, (ButtonRole.DISMISS, 2)
    )


def notices(text: str, *, fields: int = 0) -> Notices:
    return read_notices(text, heading=None, fields=fields, asks_password=False, asks_code=False)


SAID = (
    ("confirmation", "Vielen Dank für Ihre Bewerbung!"),
    ("confirmation", "Deine Bewerbung ist bei uns eingegangen."),
    ("confirmation", "Wir haben Ihre Bewerbung erhalten."),
    ("confirmation", "Merci pour votre candidature."),
    ("confirmation", "Votre candidature a bien été envoyée."),
    ("confirmation", "Nous avons bien reçu votre candidature."),
    ("confirmation", "¡Gracias por tu interés! Hemos recibido tu solicitud."),
    ("confirmation", "Tu candidatura se ha enviado correctamente."),
    ("confirmation", "Bedankt voor je sollicitatie."),
    ("confirmation", "Je sollicitatie is verzonden."),
    ("confirmation", "We hebben je sollicitatie ontvangen."),
    ("confirmation", "Obrigado pela sua candidatura."),
    ("confirmation", "Sua inscrição foi enviada com sucesso."),
    ("confirmation", "Recebemos a sua candidatura."),
    ("confirmation", "Grazie per la tua candidatura."),
    ("confirmation", "La tua candidatura è stata inviata."),
    ("confirmation", "Abbiamo ricevuto la tua candidatura."),
    ("confirmation", "Dziękujemy za przesłanie aplikacji."),
    ("confirmation", "Twoja aplikacja została wysłana."),
    ("closed", "Diese Stelle ist nicht mehr verfügbar."),
    ("closed", "Die Bewerbungsfrist ist abgelaufen."),
    ("closed", "Cette offre n'est plus disponible."),
    ("closed", "Ce poste a été pourvu."),
    ("closed", "Esta oferta ya no está disponible."),
    ("closed", "El proceso de selección ha finalizado."),
    ("closed", "Deze vacature is gesloten."),
    ("closed", "Deze vacature is niet meer beschikbaar."),
    ("closed", "Esta vaga foi encerrada."),
    ("closed", "Esta vaga já não está disponível."),
    ("closed", "Questa offerta non è più disponibile."),
    ("closed", "Le candidature sono chiuse."),
    ("closed", "Ta oferta jest już nieaktualna."),
    ("closed", "Rekrutacja została zakończona."),
    ("duplicate", "Sie haben sich bereits auf diese Stelle beworben."),
    ("duplicate", "Vous avez déjà postulé à cette offre."),
    ("duplicate", "Ya te has inscrito en esta oferta."),
    ("duplicate", "Je hebt al op deze vacature gesolliciteerd."),
    ("duplicate", "Você já se candidatou a esta vaga."),
    ("duplicate", "Ti sei già candidato a questa posizione."),
    ("duplicate", "Już zaaplikowałeś na to stanowisko."),
    ("account_wall", "Bitte melden Sie sich an, um sich zu bewerben."),
    ("account_wall", "Erstellen Sie ein Konto, um fortzufahren."),
    ("account_wall", "Connectez-vous pour postuler."),
    ("account_wall", "Créez un compte pour continuer."),
    ("account_wall", "Inicia sesión para continuar."),
    ("account_wall", "Crea una cuenta para postularte."),
    ("account_wall", "Log in om te solliciteren."),
    ("account_wall", "Maak een account aan."),
    ("account_wall", "Faça login para se candidatar."),
    ("account_wall", "Crie uma conta para continuar."),
    ("account_wall", "Accedi per candidarti."),
    ("account_wall", "Crea un account per continuare."),
    ("account_wall", "Zaloguj się, aby aplikować."),
    ("account_wall", "Utwórz konto, aby kontynuować."),
    ("email_code", "Wir haben Ihnen einen Bestätigungscode per E-Mail gesendet."),
    ("email_code", "Nous vous avons envoyé un code de vérification par e-mail."),
    ("email_code", "Te hemos enviado un código de verificación por correo electrónico."),
    ("email_code", "We hebben een verificatiecode naar je e-mail gestuurd."),
    ("email_code", "Enviamos um código de verificação para o seu e-mail."),
    ("email_code", "Ti abbiamo inviato un codice di verifica via e-mail."),
    ("email_code", "Wysłaliśmy kod weryfikacyjny na Twój adres e-mail."),
    ("asks_human", "Bestätigen Sie, dass Sie kein Roboter sind."),
    ("asks_human", "Je ne suis pas un robot"),
    ("asks_human", "No soy un robot"),
    ("asks_human", "Ik ben geen robot"),
    ("asks_human", "Não sou um robô"),
    ("asks_human", "Non sono un robot"),
    ("asks_human", "Nie jestem robotem"),
    ("draft", "Ihr Entwurf wurde gespeichert."),
    ("draft", "Votre brouillon a été enregistré."),
    ("draft", "Tu borrador se ha guardado."),
    ("draft", "Je concept is opgeslagen."),
    ("draft", "O seu rascunho foi guardado."),
    ("draft", "La bozza è stata salvata."),
    ("draft", "Wersja robocza została zapisana."),
)


@pytest.mark.parametrize(("state", "words"), SAID, ids=[one[1] for one in SAID])
def test_a_notice_is_read_and_quoted(state: str, words: str) -> None:
    said = getattr(notices(words), state)
    assert said is not None
    assert said.rstrip(".!") in words


QUIET = (
    "Bewerben Sie sich jetzt auf diese Stelle. Wir freuen uns auf Ihre Bewerbung!",
    "Postulez dès maintenant. Votre candidature sera étudiée avec attention.",
    "Envía tu solicitud hoy mismo.",
    "Solliciteer direct op deze vacature.",
    "Candidate-se a esta vaga. A sua candidatura será analisada.",
    "Invia la tua candidatura.",
    "Wyślij nam swoją aplikację.",
)


@pytest.mark.parametrize("words", QUIET)
def test_an_invitation_to_apply_is_no_confirmation(words: str) -> None:
    found = notices(words)
    assert (found.confirmation, found.closed, found.duplicate) == (None, None, None)
