"""Spanish rules, for Spain and Latin America."""

from harness.reading.questions.lexicon.rules import Answered, Rule, rule

_CHOICE, _WORDS, _OPEN, _FILE = Answered.CHOICE, Answered.WORDS, Answered.OPEN, Answered.FILE

RULES: tuple[Rule, ...] = (
    rule("document.photo", r"\bfoto", answered=_FILE, unless=r"sin foto"),
    rule(
        "question.text",
        r"^¿?(por qué|háblanos|cuéntanos|cuéntame|describe|descríbe|explica|"
        r"comentarios?|"
        r"observaciones|qué (opinas|te motiva|te atrae|te interesa|piensas|esperas)|"
        r"cuáles son tus "
        r"(fortalezas|metas|objetivos|motivaciones)|información adicional|cómo (harías|manejarías|"
        r"resolverías))",
        answered=_OPEN,
        unless=r"expectativas? salarial|"
        r"te enteraste",
        confidence=0.8,
    ),
    rule(
        "question.text",
        r"\b(referencias? (personal|laboral)|contacto de emergencia|jefe directo|"
        r"supervisor)",
        answered=_WORDS,
        confidence=0.75,
    ),
    rule(
        "document.cover_letter",
        r"carta de (presentación|motivación|intención)|mensaje (al|"
        r"para el) "
        r"(reclutador|equipo|empleador)",
    ),
    rule(
        "consent.talent_pool",
        r"(futuras|otras|próximas) (ofertas|oportunidades|vacantes|"
        r"posiciones|"
        r"convocatorias)|bolsa de (talento|trabajo|empleo)|banco de talento|futuros procesos",
        answered=_CHOICE,
    ),
    rule(
        "consent.marketing",
        r"bolet[ií]n|comunicaciones comerciales|newsletter|"
        r"alertas? de (empleo|"
        r"trabajo)|novedades|\bsms\b|publicidad",
        answered=_CHOICE,
    ),
    rule(
        "consent.terms",
        r"términos|condiciones (de uso|generales)|(declaro|certifico|"
        r"confirmo).{0,60}"
        r"(verdad|verídic|veraz|correct|exact|ciert)|bajo protesta",
        answered=_CHOICE,
        unless=r"privacidad",
    ),
    rule(
        "consent.privacy",
        r"privacidad|protección de (mis )?datos|datos personales|(tratamiento|"
        r"procesamiento) de (mis|los|sus) datos|\brgpd\b|consentimiento",
        answered=_CHOICE,
    ),
    rule("signature", r"^(tu |su )?firma", answered=_WORDS),
    rule(
        "question.boolean",
        r"(coche|carro|auto|vehículo|transporte) propio|(familiares?|"
        r"parientes?|amigos)"
        r".{0,30}(trabaj|empresa|labor)|(fuiste|has sido|fue) (referid|recomendad)|cláusula de no "
        r"competencia",
        answered=_CHOICE,
        confidence=0.75,
    ),
    rule("work.sponsorship", r"patrocin|(necesita|requier|requer)\w*.{0,30}(visa|visado)|sponsor"),
    rule(
        "work.authorization",
        r"(permiso|autorizaci[oó]n|autorizad[oa]s?|derecho|legalmente|"
        r"habilitad[oa])"
        r".{0,40}(de |para |a )(residencia y )?trabaj|permiso de (trabajo|residencia)|"
        r"visa de trabajo|"
        r"(situación|estatus) migratori|puede\w* trabajar legalmente|papeles en regla",
    ),
    rule("work.relocation", r"reubica|mudar|cambi\w* de (residencia|ciudad)|trasladar|relocali"),
    rule(
        "work.travel",
        r"(disponibilidad|dispuest\w*|posibilidad|puedes).{0,24}(para |a )?viaj|"
        r"viajes",
    ),
    rule(
        "accommodation",
        r"(adaptaci|ajuste|adecuaci|acomodaci)\w*.{0,60}(entrevista|proceso|"
        r"selección|"
        r"postul)|ajustes razonables",
    ),
    rule("eeo.disability", r"discapacidad|minusval"),
    rule("health", r"enfermedad|embaraz|salud|alergi|vacuna|médic[oa]|padec"),
    rule("criminal.record", r"antecedentes? penales?|condenad|delito|antecedentes judiciales"),
    rule("eeo.gender", r"^(tu |su )?(género|sexo)\b|identidad de género|te identificas"),
    rule("eeo.orientation", r"orientación sexual"),
    rule("eeo.ethnicity", r"etni|étnic|origen racial|indígena|afrodescend"),
    rule("eeo.veteran", r"servicio militar|veteran|libreta militar"),
    rule(
        "eeo.other",
        r"estado civil|(número|cantidad|cuántos) (de )?hijos|religi|rango de edad|"
        r"^edad\b|"
        r"cuántos años tienes|sindica",
    ),
    rule(
        "question.text",
        r"nacionalidad|ciudadanía$|lugar de nacimiento|"
        r"país de nacimiento",
        confidence=0.7,
    ),
    rule("pronouns", r"pronombres?\b"),
    rule(
        "age.minimum",
        r"mayor(es)? de (edad|\d\d)|(al menos|más de|tienes) \d\d años( o más|"
        r" cumplidos)?",
        unless=r"experiencia",
    ),
    rule("age.birth_date", r"fecha de nacimiento|naciste|nació"),
    rule(
        "national_id",
        r"\b(dni|nie|nif|curp|rfc|rut|cuil|cuit|nss|cédula)\b|seguridad social|"
        r"(número|nº|no\.).{0,10}(pasaporte|identificación|documento|identidad)|"
        r"documento de identidad|"
        r"\biban\b",
        answered=_WORDS,
    ),
    rule(
        "source",
        r"(cómo|dónde|por qué medio).{0,30}(conoci|enter|encontr|supis|viste|sabe|supo)|"
        r"^(fuente|medio por el)",
    ),
    rule(
        "referral.name",
        r"quién te (refir|recom)|nombre.{0,40}\b(refiri|recom|referid)|"
        r"referid[oa] por|"
        r"recomendad[oa] por",
        answered=_WORDS,
    ),
    rule(
        "previously.applied",
        r"(anteriormente|antes|previamente|alguna vez|ya).{0,40}(postul|"
        r"aplic|"
        r"candidat|proceso de selección|inscri)|(postulado|aplicado|participado).{0,40}(antes|"
        r"anteriormente|proceso)",
    ),
    rule(
        "previously.employed",
        r"(trabajado|laborado|sido emplead).{0,40}(nosotros|empresa|"
        r"compañía|grupo|"
        r"organización|anteriormente (en|con|para))|(eres|es|actual|"
        r"ex-?)\s?emplead[oa].{0,40}(compañía|"
        r"empresa|grupo|nuestr)|empleado actual",
        unless=r"familiar|pariente",
    ),
    rule(
        "salary.current",
        r"(salario|sueldo|remuneración|renta).{0,20}(actual|anterior|último)|"
        r"(último|"
        r"actual) (salario|sueldo)|cuánto ganas",
    ),
    rule(
        "salary.expectation",
        r"salari|pretensi[oó]n|remuneraci[oó]n|sueldo|honorarios|"
        r"aspiraci[oó]n "
        r"(económica|salarial)|expectativa económica|renta (líquida|esperada)",
        unless=r"política de|opinas",
    ),
    rule("notice", r"preaviso"),
    rule(
        "start_date",
        r"fecha (de |en )(inicio|incorporación|disponibilidad|ingreso|que podrías)|"
        r"incorpora|(cuándo|desde cuándo|a partir de cuándo).{0,30}(empezar|comenzar|iniciar|"
        r"disponible|"
        r"incorpor)|^disponibilidad\b(?!.{0,4}(para|horaria))",
    ),
    rule(
        "language.level",
        r"nivel.{0,12}(de )?(idioma|inglés|francés|alemán|portugués|español|"
        r"catalán)|"
        r"idiomas?\b|qué nivel de (inglés|alemán|francés)|(hablas|dominas).{0,12}(inglés|"
        r"francés|alemán|"
        r"portugués|catalán)|^(inglés|francés|alemán|portugués|catalán)$",
    ),
    rule("experience.years", r"(años|tiempo) de experiencia|experiencia.{0,20}años"),
    rule(
        "certificate",
        r"(carn[eé]t?|licencia|permiso) de (conducir|manejo|conducción|carretill)|"
        r"carn[eé] |certificaci(ón|ones)|certificad[oa]|colegiad|licencia",
    ),
    rule("education.date", r"(fecha|año).{0,12}(de )?(graduación|egreso|titulación|finalización)"),
    rule(
        "education.level",
        r"nivel (de |máximo de )?(estudios|educativo|académico|educación|"
        r"formación)|"
        r"formación académica|(máximo|último) (nivel|grado|título)|grado de estudios|escolaridad",
    ),
    rule(
        "education.degree",
        r"^(titulación|carrera|título|especialidad|grado)\b|área de estudio|"
        r"qué "
        r"estudiaste",
    ),
    rule(
        "education.school",
        r"^(universidad|centro de estudios|institución|instituto|escuela|"
        r"colegio)\b|"
        r"en qué universidad",
        answered=_WORDS,
    ),
    rule(
        "experience.skill",
        r"experiencia.{0,12}(con|en|como)\b|dominas|habilidades|"
        r"conocimientos?|"
        r"(has )(trabajado|utilizado|usado|manejado).{0,30}(antes |previamente )?(en|con|de)\b|"
        r"manejas|"
        r"competencias|destrezas",
        unless=r"nuestra empresa|con nosotros|^¿?por qué",
    ),
    rule(
        "history.employer",
        r"(empresa|empleador|compañía).{0,12}(actual|anterior|último)|"
        r"(último|última|"
        r"actual) (empleador|empresa)|^(empresa|empleador|compañía|"
        r"nombre de la empresa)$",
        answered=_WORDS,
        unless=r"por qué|dejaste",
    ),
    rule(
        "history.title",
        r"(puesto|cargo|ocupación|profesión|rol).{0,8}(actual|anterior|último)|"
        r"(último|"
        r"actual) (puesto|cargo)|^(puesto|cargo|ocupación|profesión|"
        r"título del puesto)$",
        answered=_WORDS,
    ),
    rule(
        "history.duties",
        r"^(funciones|responsabilidades|tareas|"
        r"descripción del puesto)",
        answered=_WORDS,
    ),
    rule(
        "name.preferred",
        r"nombre preferido|te (gusta que te )?llam|apodo|"
        r"nombre social",
        answered=_WORDS,
    ),
    rule("name.full", r"nombres? (completo|y apellidos?)|apellidos? y nombres?", answered=_WORDS),
    rule("name.middle", r"segundo nombre", answered=_WORDS),
    rule("name.family", r"apellidos?\b", answered=_WORDS, words=4),
    rule(
        "name.given",
        r"^(tu |primer )?nombre(s|\(s\))?$|^nombre\b(?! (de|del|"
        r"y))",
        answered=_WORDS,
    ),
    rule(
        "email.confirm",
        r"(confirm|repit|repet|verific)\w*.{0,24}(correo|e-?mail)|(correo|"
        r"e-?mail)"
        r".{0,20}(confirm|de nuevo)",
        answered=_WORDS,
    ),
    rule(
        "email",
        r"^(tu |dirección de )?correo( electrónico)?|correo electrónico|^e-?mail$",
        answered=_WORDS,
        words=8,
    ),
    rule("account.password", r"contraseña"),
    rule("account.code", r"código de (verificación|confirmación|seguridad)"),
    rule("phone", r"tel[eé]fono|m[oó]vil\b|celular|número de contacto", answered=_WORDS, words=8),
    rule("link.linkedin", r"linked ?in", answered=_OPEN),
    rule("link.portfolio", r"portafolio|portfolio|porfolio", answered=_OPEN),
    rule(
        "link.other",
        r"(sitio|página) web|\benlaces?\b|redes sociales|"
        r"\burl\b",
        answered=_OPEN,
        words=10,
    ),
    rule(
        "location",
        r"^ubicación|(dónde|lugar).{0,14}(resid|vives|vive|ubicad|encuentras)|"
        r"residencia actual|"
        r"ciudad y país|resides",
    ),
    rule("address.postcode", r"c[oó]digo postal|^c\.? ?p\.?$"),
    rule("address.line", r"^(tu )?direcci[oó]n\b(?! de correo)|^calle\b|domicilio"),
    rule(
        "address.city",
        r"^ciudad|^localidad|^poblaci[oó]n|^municipio|qué ciudad.{0,12}(viv|"
        r"resid)",
    ),
    rule("address.country", r"^pa[ií]s\b|qué pa[ií]s.{0,12}(viv|resid)"),
    rule("address.region", r"^(provincia|estado|región|comunidad|departamento)\b"),
    rule(
        "work.schedule",
        r"fines? de semana|turnos?|jornada|tiempo (completo|parcial)|"
        r"presencial|remoto|"
        r"horario|horas (por|a la|extra)|modalidad de trabajo|teletrabajo|días a la semana|"
        r"tipo de contrato",
    ),
    rule("document.cv", r"curr[ií]cul(um|o)|hoja de vida|\bcv\b", words=16),
    rule(
        "document.other",
        r"documentos?|archivos?|certificados?|adjunt|títulos|"
        r"anexo",
        answered=_FILE,
        confidence=0.85,
    ),
)
