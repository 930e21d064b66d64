"""Words with their syllables, counted by saying them aloud."""

COUNTED = {
    1: """
        the who lock door house key keys host patch patched cloud square rule rules change
        closed moved runs guard guards bridge asked lived stored search though through eye
        breach site sites white whole where there fire our whose staff fence hall logs aims
        scanned course court played prayed stays eyes earns judge knife laws lose loose pass
        piece price queue rate reach rent roofs rows safe
    """,
    2: """
        builder owner service table tables settled cable switches houses house’s ages needed
        wanted lower upper server data account window windows people business client create
        firewall useful careful careless safely statement homework something someone every
        evening metre handle handled doesn't didn't quiet trial science being laying buying
        party region regions session nation question patient ocean social special bucket object
        image private public update backup travels hammer quickly mistake people’s freely
        schedule answer approve arrive before building bundle caller column control demand
        deploy detail device engine expose failure follow function insure kernel member network
        notice outage patches person platform protect provide purpose quarter reason release
        remote report request reset restore router rotate runtime secure software standard
        storage supply system tenant traffic treasure upgrade vendor version volume worker layer
        layers player mayor beyond royal loyal staying buyer
    """,
    3: """
        customer operate idea area created physical library radio instances encrypted decided
        protected period various serious video usual casual carrier happier media everyone
        everything unlikely completely together procedure however important auditor evidence
        virtual manager permission condition compliance document employee operates boundary
        disaster primary supplier agreement alternate amendment architect artifact attacker
        calendar certified container credential department deployment destroying disposal
        employees encryption enforcement expected government guarantee implement maintaining
        managing minimum multiple notifies obvious official physically policies principle
        recommend regional remember separate serverless several sensitive settlement similar
        specific terminate tolerance uncovered unmanaged vehicle violate employer anyone
    """,
    4: """
        hypervisor recovery security operating operator everybody reliable continuous continual
        evaluate associate immediate material infrastructure inherited application elevator
        variety society anxiety territory identity customer-owned resilient information
        certificate operation databases developer identify capacity facility inventory
        implementing temporary accidental accountable alternative anonymous authority biometric
        category deliberate dependency ecosystem emergency expiration hypothesis inadequate
        kilometre legitimate misconception necessary obligation particular penetration
        preparation regulation resolution situation supervisor vulnerable
    """,
    5: """
        administrator continuity certification electricity university configuration individual
        opportunity organisation communication auditorium deteriorate accommodation
        characteristic immediately international investigation multinational opportunities
        possibility probability environmental
    """,
    6: "availability reliability responsibility vulnerability accessibility eligibility",
}
