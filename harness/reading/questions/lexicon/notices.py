"""How pages in seven languages say: received, saved, closed, sent before, sign in, code, robot."""

_GAP = r"[^.!?\n]{0,40}"

CONFIRMATION = (
    rf"(vielen dank|danke|dankeschön){_GAP}bewerbung",
    rf"bewerbung (ist|wurde|haben wir){_GAP}(eingegangen|erhalten|gesendet|übermittelt|abgeschickt|"
    r"versendet)",
    rf"\bhaben (wir )?(ihre|deine) bewerbung {_GAP}erhalten",
    rf"merci{_GAP}candidature",
    rf"candidature (a bien été|a été|est bien|est){_GAP}(reçue|envoyée|transmise|enregistrée)",
    r"\bavons (bien )?reçu (votre|ta) candidature",
    rf"gracias por{_GAP}(solicitud|postular|candidatura|inscri|aplicar)",
    rf"(solicitud|candidatura|postulación) (ha sido|fue|se ha){_GAP}(recibid|enviad|registrad)",
    r"\b(hemos )?recibi(do|mos) (tu|su) (solicitud|candidatura|postulación)",
    rf"(bedankt|dank){_GAP}sollicita",
    rf"sollicitatie is{_GAP}(verzonden|verstuurd|ontvangen|ingediend)",
    rf"\bhebben (je|jouw|uw) sollicitatie{_GAP}ontvangen",
    rf"obrigad[oa] (por|pela){_GAP}(candidatura|inscrição|interesse)",
    rf"(candidatura|inscrição) (foi|é|está){_GAP}(enviada|recebida|submetida|registada|concluída)",
    r"\brecebemos (a )?(sua|tua) (candidatura|inscrição)",
    rf"grazie{_GAP}candidatura",
    rf"candidatura (è stata|è){_GAP}(inviata|ricevuta|registrata)",
    r"\babbiamo ricevuto (la )?(tua|sua) candidatura",
    rf"dziękujemy za{_GAP}(aplikacj|zgłoszeni)",
    rf"(aplikacja|zgłoszenie) został[ao]{_GAP}(wysłan|przesłan|przyjęt|otrzyman)",
    r"\botrzymaliśmy (twoj\w+ )?(aplikację|zgłoszenie)",
)
DRAFT = (
    rf"(entwurf|angaben|bewerbung) (wurde|wurden|ist){_GAP}(zwischen)?gespeichert",
    rf"(brouillon|candidature) a été{_GAP}(enregistré|sauvegardé)",
    rf"(borrador|solicitud) (se ha|ha sido){_GAP}guardad",
    rf"(concept|sollicitatie) is{_GAP}opgeslagen",
    rf"(rascunho|candidatura) foi{_GAP}(guardad|salv)",
    rf"(bozza|candidatura) è stata{_GAP}salvata",
    rf"(wersja robocza|aplikacja) została{_GAP}zapisana",
)
CLOSED = (
    rf"\b(stelle|stellenanzeige|position|ausschreibung) (ist|wurde){_GAP}(nicht mehr|bereits "
    r"besetzt|geschlossen|abgelaufen)",
    rf"bewerbungsfrist (ist|war){_GAP}(abgelaufen|beendet)",
    r"\b(offre|poste|annonce) (n.est plus|a été pourvu|a expiré|est (clôturée|pourvue?|expirée))",
    r"\b(oferta|vacante|puesto) (ya no|ha (expirado|caducado|sido cubiert)|está cerrad)",
    rf"\bproceso de selección{_GAP}(finalizado|cerrado)",
    r"\bvacature is (gesloten|niet (meer|langer)|vervuld|verlopen)",
    r"\b(vaga|oferta|posição) (foi (encerrada|preenchida)|já não|não está mais|expirou)",
    r"\b(offerta|posizione|annuncio) (non è più|è (chius|scadut)|è stat[ao] chius)",
    r"\bcandidature sono chiuse",
    r"\b(oferta|ogłoszenie|rekrutacja) (jest |została |zostało )?(już )?(nieaktualn|zakończon|"
    r"zamknięt|wygas)",
)
DUPLICATE = (
    rf"\bbereits{_GAP}beworben\b",
    r"\bdéjà postulé\b|\bdéjà candidaté\b|\bcandidature existe déjà\b",
    r"\bya (te )?has (inscrito|postulado|solicitado|aplicado)\b",
    rf"\bal\b{_GAP}\bgesolliciteerd\b",
    r"\bjá se (candidatou|inscreveu)\b|\bjá te candidataste\b",
    r"\bsei già candidat|\bgià (inviato|presentato) (la|una) candidatura",
    r"\bjuż (za)?aplikował|\bjuż wysł(ano|ałeś|ałaś) (swoją )?(aplikację|zgłoszenie)",
)
ACCOUNT = (
    rf"\b(melden sie sich|melde dich|loggen sie sich|einloggen|anmelden){_GAP}\b(um|an)\b{_GAP}"
    r"(bewerb|fort)",
    rf"\b(erstellen sie|erstelle|registrieren sie){_GAP}\b(ein konto|einen account|sich)",
    rf"\b(connectez-vous|identifiez-vous){_GAP}(postuler|continuer)",
    r"\bcréez? (un|votre) compte\b",
    rf"\b(inicia|inicie) sesión{_GAP}(para|continuar)",
    r"\b(crea|cree) una cuenta\b",
    rf"\blog in{_GAP}(sollicit|verder)",
    r"\bmaak een account\b|\baccount aanmaken om\b",
    rf"\b(faça|inicie) (login|sessão){_GAP}(candidatar|continuar)",
    r"\bcri(e|a) uma conta\b",
    rf"\b(accedi|effettua l.accesso){_GAP}(candidart|continu)",
    r"\bcrea un account\b|\bregistrati per\b",
    rf"\bzaloguj się{_GAP}(aby|żeby)",
    r"\b(utwórz|załóż) konto\b",
)
CODE = (
    rf"\b(bestätigungs|verifizierungs|sicherheits)code\b{_GAP}(e-?mail|gesendet|geschickt)",
    rf"\bcode de (vérification|confirmation|sécurité)\b{_GAP}(e-?mail|courriel|envoyé)",
    rf"\bcódigo de (verificación|confirmación|seguridad)\b{_GAP}(correo|enviado)",
    rf"\b(verificatie|bevestigings)code\b{_GAP}(e-?mail|gestuurd|verzonden)",
    rf"\bcódigo de (verificação|confirmação|segurança)\b{_GAP}(e-?mail|enviad)",
    rf"\bcodice di (verifica|conferma|sicurezza)\b{_GAP}(e-?mail|inviat)",
    rf"\bkod (weryfikacyjny|potwierdzający)\b{_GAP}(e-?mail|wysła)",
)
HUMAN = (
    r"\bkein(e)? roboter\b|\bsind sie ein (roboter|mensch)",
    r"\bpas un robot\b",
    r"\bno soy un robot\b",
    r"\bgeen robot\b",
    r"\bnão sou um rob[ôo]\b",
    r"\bnon sono un robot\b",
    r"\bnie jestem robotem\b",
)
