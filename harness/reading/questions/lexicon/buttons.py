"""What buttons say in seven languages: apply, on, send, back, keep, refuse and accept cookies."""

REFUSES = (
    r"\b(ablehnen|refuser|rechazar|weigeren|rejeitar|recusar|rifiuta|odrzu[ćc])",
    r"\b(nur|uniquement|seulement|solo|sólo|alleen|apenas|somente|tylko)\b.*"
    r"\b(notwendige|erforderliche|essenzielle|technisch|n[ée]cessaires|essentiels|necesari[ao]s|"
    r"esenciales|noodzakelijke?|functionele|necessários|essenciais|necessari|essenziali|"
    r"niezbędne|konieczne)",
    r"continuer sans accepter",
    r"\b(ohne|sin|zonder|sem|senza|bez)\b.{0,12}(zustimm|aceptar|accepteren|aceitar|accettare|"
    r"zgody)",
)
CLOSES = (r"^(schlie(ß|ss)en|fermer|cerrar|sluiten|fechar|chiudi|zamknij)",)
ACCEPTS = (
    r"\b(akzeptieren|zustimmen|einverstanden|erlauben)\b",
    r"\b(accepter|j.accepte|aceptar|acepto|accepteren|akkoord|aceitar|aceito|concordo|accetta|"
    r"accetto|akceptuj|zgadzam|zezwól)",
)
ONE_QUESTION = (
    r"\b(hochladen|t[ée]l[ée](charger|verser)|subir|uploaden|carregar|carica|prześlij plik|"
    r"wgraj)\b",
    r"^(\+ ?)?(hinzufügen|ajouter|añadir|agregar|toevoegen|adicionar|aggiungi|dodaj)\b",
    r"^(durchsuchen|datei (auswählen|wählen)|parcourir|choisir un fichier|examinar|seleccionar "
    r"archivo|bladeren|bestand kiezen|procurar|escolher (ficheiro|arquivo)|sfoglia|scegli file|"
    r"przeglądaj|wybierz plik)\b",
    r"^(entfernen|löschen|bearbeiten|supprimer|modifier|eliminar|borrar|editar|verwijderen|"
    r"bewerken|"
    r"wijzigen|remover|excluir|apagar|elimina|rimuovi|modifica|usuń|edytuj)\b",
)
KEEPS = (
    r"^(speichern|zwischenspeichern|entwurf speichern|später fortsetzen|enregistrer|sauvegarder|"
    r"enregistrer (le |un )?brouillon|guardar|guardar borrador|opslaan|concept opslaan|bewaren|"
    r"salvar|salvar rascunho|guardar rascunho|salva|salva bozza|zapisz|zapisz (wersję roboczą|"
    r"szkic))$",
    r"^(teilen|partager|compartir|delen|compartilhar|partilhar|condividi|udostępnij|drucken|"
    r"imprimer|imprimir|afdrukken|stampa|drukuj)\b",
    r"\b(job-?alarm|alerte emploi|alerta de empleo|alerta de vagas)\b",
)
BACK = (
    r"^(zurück|retour|précédent|atrás|volver|anterior|terug|vorige|voltar|indietro|precedente|"
    r"wstecz|"
    r"wróć|cofnij|poprzedni|abbrechen|annuler|cancelar|annulla|anuluj|annuleren)\b",
)
APPLIES = (
    r"^(jetzt |hier |online |direkt )?(online )?bewerben\b",
    r"\bjetzt bewerben\b|^zur bewerbung\b|^zum bewerbungsformular\b",
    r"^(postuler|je postule|candidater)\b",
    r"^(postular(me|se)?|postúlate|inscribir(me|se)|inscríbete|solicitar|aplicar|aplica)\b",
    r"^(solliciteer|solliciteren|direct solliciteren|nu solliciteren|reageer)\b",
    r"^(candidatar(-(se|me))?|candidate-se|candidata-te|inscrever(-se)?|inscreva-se)\b",
    r"^candidati\b",
    r"^aplikuj\b",
)
GOES_ON = (
    r"^(weiter|fortfahren|nächste[rs]?|(speichern|sichern) und (weiter|fortfahren)|suivant|"
    r"continuer|"
    r"étape suivante|(enregistrer|sauvegarder) et continuer|siguiente|continuar|"
    r"guardar y continuar|"
    r"volgende|verder|doorgaan|opslaan en (doorgaan|verder)|próxim[oa]|seguinte|avançar|(salvar|"
    r"guardar) e (continuar|avançar)|avanti|continua|prosegui|successivo|passo successivo|salva e "
    r"(continua|prosegui)|dalej|następn[ya]|kontynuuj|przejdź dalej|zapisz i (kontynuuj|dalej|"
    r"przejdź))\b",
)
SENDS = (
    r"\bbewerbung (jetzt )?(absenden|abschicken|einreichen|senden|abschließen)\b|\babsenden\b|"
    r"\babschicken\b",
    r"\b(envoyer|soumettre|transmettre)\b|\bvalider (ma|la|votre) candidature\b",
    r"\b(enviar|presentar)\b|\b(finalizar|completar) (la |mi )?(solicitud|postulación|"
    r"inscripción)\b",
    r"\b(verzend|verstuur|verzenden|versturen|indienen)\b",
    r"\bsubmeter\b|\b(finalizar|concluir) (a |minha )?(inscrição|candidatura)\b",
    r"\b(invia|inviare)\b",
    r"\b(wyślij|prześlij (aplikację|zgłoszenie|formularz))\b",
)
