"""Portuguese rules, for Brazil and Portugal."""

from harness.reading.questions.lexicon.rules import Answered, Rule, rule

_CHOICE, _WORDS, _OPEN, _FILE = Answered.CHOICE, Answered.WORDS, Answered.OPEN, Answered.FILE

RULES: tuple[Rule, ...] = (
    rule("document.photo", r"\bfoto", answered=_FILE, unless=r"sem foto"),
    rule(
        "question.text",
        r"^(por ?qu[eê]|conte|fale|descrev|expliqu|comentários?|observações|"
        r"o que (te|o|a|"
        r"você (acha|pensa|espera|gosta))|quais (são )?(os )?seus (objetivos|pontos)|"
        r"informações adicionais|"
        r"como você (lida|faria|resolveria))",
        answered=_OPEN,
        unless=r"pretensão|ficou sabendo|expectativa salarial",
        confidence=0.8,
    ),
    rule(
        "question.text",
        r"\b(referências? (pessoa|profissiona)|contato de emergência|contacto de "
        r"emergência|chefe|supervisor)",
        answered=_WORDS,
        confidence=0.75,
    ),
    rule(
        "document.cover_letter",
        r"carta de (apresentação|motivação|intenção|acompanhamento)|mensagem (ao|"
        r"para o) "
        r"recrutador",
    ),
    rule(
        "consent.talent_pool",
        r"banco de (talentos|currículos|dados de)|(futuras|outras|"
        r"próximas) "
        r"(oportunidades|vagas|posições|seleções)|bolsa de (talento|candidat)",
        answered=_CHOICE,
    ),
    rule(
        "consent.marketing",
        r"novidades|mensagens de texto|newsletter|alertas? de (vagas|"
        r"emprego)|"
        r"comunicações (comerciais|de marketing)|\bsms\b|whatsapp",
        answered=_CHOICE,
        unless=r"experiência",
    ),
    rule(
        "consent.terms",
        r"termos (e condições|de uso)|condições (gerais|de uso)|(declaro|"
        r"certifico|confirmo)"
        r".{0,60}(verdad|verídic|corret|exat)",
        answered=_CHOICE,
        unless=r"privacidade",
    ),
    rule(
        "consent.privacy",
        r"privacidade|dados pessoais|\blgpd\b|\brgpd\b|proteção de dados|"
        r"tratamento "
        r"(dos|de) (meus )?dados|aviso de diversidade",
        answered=_CHOICE,
    ),
    rule("signature", r"^(sua )?assinatura", answered=_WORDS),
    rule(
        "question.boolean",
        r"(carro|veículo|condução) própri|(parentes?|familiar(es)?|amigos?|"
        r"conhecidos?)"
        r".{0,40}(trabalh|empresa)|(você )?foi indicad[oa]|indicad[oa] por|não concorrência",
        answered=_CHOICE,
        confidence=0.75,
    ),
    rule("work.sponsorship", r"patroc[ií]n|(precis|necessit)\w*.{0,24}visto|sponsor"),
    rule(
        "work.authorization",
        r"(autoriza\w*|permissão|direito|legalmente|visto|"
        r"permiss\w+).{0,40}(de |para |a )"
        r"?trabalh|autorização de (residência|trabalho)|título de residência|visto de trabalho|"
        r"situação "
        r"migratória",
    ),
    rule("work.relocation", r"mudança|mudar(-se)? (de|para)|realocad|relocali|realoca"),
    rule("work.travel", r"viagens|viajar"),
    rule(
        "accommodation",
        r"(adaptaç|ajuste|acessibilidade|recurso de acess|apoio|"
        r"acomodaç)\w*.{0,60}"
        r"(entrevista|processo|seleção|seletiv)",
    ),
    rule("eeo.disability", r"deficiência|deficiente|\bpcd\b|incapacidade"),
    rule("health", r"saúde|grávida|gravidez|doença|alergi|vacina|médic[oa]"),
    rule("criminal.record", r"antecedentes criminais|registo criminal|condenad|crime"),
    rule(
        "eeo.gender",
        r"^(seu )?(gênero|género|sexo)\b|identidade de g[eê]nero|"
        r"g[eéê]nero.{0,12}identifica",
    ),
    rule("eeo.orientation", r"orientação sexual"),
    rule("eeo.race", r"\braça\b|\bcor ou raça|^cor\b|^etnia"),
    rule("eeo.ethnicity", r"etnia|étnic"),
    rule("eeo.veteran", r"serviço militar|reservista|dispensa militar"),
    rule(
        "eeo.other",
        r"estado civil|(número|quantidade) de filhos|(tem|possui) filhos|religi|"
        r"faixa etária|"
        r"^idade\b|sindicat",
    ),
    rule(
        "question.text",
        r"nacionalidade|naturalidade|local de nascimento|país de nascimento",
        confidence=0.7,
    ),
    rule("pronouns", r"pronomes?\b"),
    rule(
        "age.minimum",
        r"maior de (\d\d|idade)|(pelo menos|mais de) \d\d anos|\d\d anos ou mais",
        unless=r"experiência",
    ),
    rule("age.birth_date", r"data de nascimento|nasceu"),
    rule(
        "national_id",
        r"\b(cpf|rg|nif|niss|pis|ctps)\b|cartão (de |do )?cidadão|(número|"
        r"nº).{0,12}(passaporte|"
        r"identidade|documento)|segurança social|\biban\b",
        answered=_WORDS,
    ),
    rule(
        "source",
        r"(como|onde|por onde).{0,30}(soube|conheceu|encontrou|sabendo|conhecimento|"
        r"viu|tomou)|"
        r"^(fonte|origem) (da|de)",
    ),
    rule(
        "referral.name",
        r"quem (te |o |a |lhe )?(indicou|recomendou)|nome.{0,40}(indicou|"
        r"recomend|referenc)|"
        r"indicad[oa] por quem",
        answered=_WORDS,
    ),
    rule(
        "previously.applied",
        r"já.{0,40}(candidat|inscreve|process\w+ seletiv|participou)|"
        r"(candidatou|"
        r"participou).{0,30}(anterior|antes)",
    ),
    rule(
        "previously.employed",
        r"já trabalh\w+.{0,40}(empresa|conosco|connosco|aqui|grupo|"
        r"n[oa] [A-Z])|"
        r"(é|foi|atual|ex-?)\s?(funcionári|colaborador|empregad)\w*.{0,30}(empresa|grupo|nossa|"
        r"interno)|"
        r"trabalha atualmente (n[ao]|para) (nossa|empresa|grupo)",
        unless=r"parente|familiar",
    ),
    rule(
        "salary.current",
        r"(salário|remuneração).{0,12}(atual|anterior|último)|(última?|"
        r"atual) (salário|"
        r"remuneração)|quanto ganha",
    ),
    rule(
        "salary.expectation",
        r"salári|salaria|remuneraç|pretensão|expectativa (financeira|"
        r"de remuner)",
        unless=r"política de",
    ),
    rule("notice", r"aviso prévio|pré-?aviso"),
    rule(
        "start_date",
        r"data (de |para |prevista de )(início|disponibilidade|começar|entrada)|"
        r"(quando|a partir "
        r"de quando).{0,24}(começar|iniciar|disponível)|disponibilidade.{0,20}(início|iniciar|"
        r"imediata|começ)|"
        r"^disponibilidade$",
    ),
    rule(
        "language.level",
        r"nível.{0,12}(de |em )?(idioma|inglês|espanhol|francês|alemão|"
        r"português)|"
        r"idiomas?\b|línguas\b|(fala|fluente).{0,16}(inglês|espanhol|francês|alemão)|^(inglês|"
        r"espanhol|"
        r"francês|alemão)$|inglês (fluente|avançado)",
    ),
    rule(
        "experience.years",
        r"anos de experiência|quantos anos.{0,30}(trabalha|experiência|"
        r"atua)|tempo de "
        r"experiência",
    ),
    rule(
        "certificate",
        r"\bcnh\b|carta de condução|carteira (de motorista|de habilitação)|"
        r"habilitação "
        r"categoria|certificaç|certificado|registro (no|profissional)|cédula profissional",
    ),
    rule("education.date", r"(data|ano).{0,16}(formatura|conclusão|graduação)"),
    rule(
        "education.level",
        r"escolaridade|grau de instrução|habilitações literárias|nível (de |"
        r")(formação|"
        r"ensino|educação|acadêmic)|formação acad[eêé]mica|(ensino|curso) superior completo|"
        r"grau académico",
    ),
    rule(
        "education.degree",
        r"^(curso|licenciatura|graduação)\b|área de (formação|estudo)|"
        r"qual curso",
    ),
    rule(
        "education.school",
        r"instituição( de ensino)?|^(universidade|faculdade|"
        r"escola)\b",
        answered=_WORDS,
    ),
    rule(
        "experience.skill",
        r"experiência.{0,12}(com|em|como|na|no)\b|conhecimentos?.{0,6}(em|"
        r"de|com)\b|"
        r"habilidades|competências|domina\b|já (utilizou|usou|trabalhou com)",
        unless=r"^por ?qu|empresa|^conte",
    ),
    rule(
        "history.employer",
        r"(empresa|empregador).{0,8}(atual|anterior|última)|(último|última|"
        r"atual) "
        r"(empregador|empresa)|^(empresa|empregador|nome da empresa)$",
        answered=_WORDS,
        unless=r"por que|saiu",
    ),
    rule(
        "history.title",
        r"(cargo|função|profissão).{0,8}(atual|anterior|último)|(último|"
        r"atual) (cargo|"
        r"função)|^(cargo|função|profissão)$",
        answered=_WORDS,
    ),
    rule(
        "history.duties",
        r"^(atividades|responsabilidades|funções|atribuições|"
        r"tarefas)",
        answered=_WORDS,
    ),
    rule(
        "name.preferred",
        r"nome social|ser chamad|nome preferido|"
        r"apelido pelo qual",
        answered=_WORDS,
    ),
    rule("name.full", r"nome (completo|e sobrenome|e apelido)|nome e último nome", answered=_WORDS),
    rule("name.middle", r"nome do meio|segundo nome", answered=_WORDS),
    rule("name.family", r"sobrenome|^apelidos?\b|último nome", answered=_WORDS),
    rule("name.given", r"primeiro nome|nome próprio|^(seu )?nome$", answered=_WORDS),
    rule(
        "email.confirm",
        r"(confirm|repit|repet)\w*.{0,24}e-?mail|e-?mail.{0,16}(confirm|"
        r"novamente)",
        answered=_WORDS,
    ),
    rule(
        "email",
        r"^(seu |endereço de )?e-?mail$|correio eletr[oó]nico|endereço (de e-?mail|"
        r"eletr)",
        answered=_WORDS,
    ),
    rule("account.password", r"\bsenha\b|palavra-?passe"),
    rule("account.code", r"código de (verificação|confirmação|segurança)"),
    rule("phone", r"telefone|telemóvel|celular|contato telefônico", answered=_WORDS, words=8),
    rule("link.linkedin", r"linked ?in", answered=_OPEN),
    rule("link.portfolio", r"portf[oó]lio", answered=_OPEN),
    rule(
        "link.other",
        r"\bsite\b|website|\blinks?\b|redes sociais|\burl\b|página (web|pessoal)",
        answered=_OPEN,
        words=10,
    ),
    rule(
        "location",
        r"^localização|(onde) (você )?(mora|reside|vive)|(local|"
        r"cidade) de residência|cidade e "
        r"estado|cidade ?/ ?(uf|estado)|reside atualmente",
    ),
    rule("address.postcode", r"c[oó]digo postal|\bcep\b"),
    rule("address.line", r"^(seu )?(endereço|morada|rua|logradouro)\b(?! (de e-?mail|eletr))"),
    rule("address.city", r"^cidade|^localidade|^município|qual cidade.{0,16}(mora|resid)"),
    rule("address.country", r"^país\b"),
    rule("address.region", r"^(estado|distrito|uf|província)\b"),
    rule(
        "work.schedule",
        r"fins? de semana|turnos?|tempo (inteiro|integral|parcial)|presencial|"
        r"remoto|"
        r"horário|horas|regime de trabalho|escala|home ?office|híbrid|tipo de contrato|jornada",
    ),
    rule("document.cv", r"curr[ií]culo|curriculum|\bcv\b", words=16),
    rule(
        "document.other",
        r"documentos?|anexos?|certificados?|ficheiros?|arquivos?|diplomas?",
        answered=_FILE,
        confidence=0.85,
    ),
)
