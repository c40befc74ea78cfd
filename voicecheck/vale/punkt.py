"""What Punkt, trained on English, knows of words: abbreviations, words that begin sentences, how words are written.

Its model lists twenty thousand words as they were written in a newspaper; here stand those that often follow an
abbreviation or a number of a version, where alone it asks for them.

Source: T. Kiss, J. Strunk, "Unsupervised multilingual sentence boundary detection",
Computational Linguistics 32(4), 2006, and the English model that NLTK publishes with it.
"""

from __future__ import annotations

ABBREVIATIONS = frozenset(
    """a.a a.c a.d a.g a.h a.m a.m.e a.s a.t adm ala ariz aug ave b.f b.v bros c c.i.t c.o.m.b c.v calif chg cie
    co col colo conn corp cos ct d d.c d.h d.w dec dr e e.f e.h e.l e.m f f.g f.j feb fla fri ft g g.d g.f g.k ga
    gen gov h h.c h.f h.m i.m.s ill inc j.b j.c j.j j.k j.p j.r jan jr k kan ky l l.a l.f l.p lt ltd m m.b.a m.d.c
    m.j maj messrs mg mich minn mr mrs ms mt n n.c n.d n.h n.j n.m n.v n.y nev no nov oct ok okla ore p p.a.m p.m
    pa ph.d prof r r.a r.h r.i r.j r.k r.t rep reps s s.a s.a.y s.c s.g s.p.a s.s sen sep sept sgt sr st sw t t.j
    tenn tues u.k u.n u.s u.s.a u.s.s.r v va vs vt w w.c w.r w.va w.w wash wed wis yr""".split()
)
STARTERS = frozenset(
    """according although among both but despite even he however i if in indeed instead it many meanwhile moreover
    most nevertheless nonetheless nor sales separately similarly since so some the there these they this though
    thus under when while yet""".split()
)
"""Words that begin sentences more often than chance would have it."""
TOGETHER = frozenset(
    (
        ("b", "edelman"),
        ("b", "levine"),
        ("b", "smith"),
        ("b", "stewart"),
        ("j", "walter"),
        ("##number##", "business"),
        ("##number##", "corrections"),
        ("##number##", "credit"),
        ("##number##", "dividend"),
        ("##number##", "financing"),
        ("##number##", "international"),
        ("##number##", "leisure"),
        ("##number##", "letters"),
        ("##number##", "notable"),
        ("##number##", "pepper"),
        ("##number##", "review"),
        ("##number##", "who"),
    )
)
"""Pairs of words between which a full stop ends no sentence."""
SMALL = frozenset(
    """able above accept adding adjust admittedly ahead allow allows almost along already always anybody anyone
    anything anyway apparently applying ask asking assume assuming aware basic became become begin being besides
    better between beyond bigger briefly bringing build built call calling cannot certainly check choose compare
    compared comparing complete completely consider considering contact contrary copy correct create created
    creating currently decide define defining depending deploy describe different directly discover does doing
    done earlier early easily eight either else enable ensure enter entering especially etc eventually ever
    everywhere exactly example examples except execute expand explain explore extra extremely facing faster fewer
    fill finally finish fix fixed follow followed following forget frequently fully furthermore given gives giving
    goes going helping helps hence her here highly hold huge ideally imagine immediately import important improve
    improved improving including initially inside install into known largely larger learn letting likewise list
    listen looking mainly manage mean meaning merge modify naturally need needs neither normally notably note
    nothing nowhere obtain occasionally okay older ones opening originally otherwise overall particularly pass
    paste pick please possibly potentially prefer prepare presumably pretty previous previously probably proceed
    provide provided pull put putting recent recently refer regardless relatively remember remove removed removing
    replace require required requires respectively restart result results returning right safe same saving seeing
    seem seems select send setting shortly significantly similar simple simpler simply slow smaller so-called
    solve someone sometimes somewhat soon sort speaking specifically spend starting step still such suddenly
    suppose surely surprisingly taking ten thank thanks them thereafter thereby therefore things think thinking
    thought through throughout together tomorrow took towards traditionally translate try trying turn turning type
    typically ultimately unfortunately unless unlike updated updates upgrading upon us useful user uses using
    various very via wait wanted warning were whenever whereas wherever whether which whichever whole whom wide
    within without words worked working worse writing written yes yesterday your yourself""".split()
)
"""Words that stand in lower case within sentences, never with a capital."""
BOTH = frozenset(
    """a access across actually add added after again ago agree all alone also amid an and another apart are
    around as aside at avoid back basically be because becomes been before below best big bring building by called
    can care change changes changing clear clearly close come comes coming common continue could cut did do drop
    due during each easy end every everybody everyone everything expect far fast feel few find finding fine five
    focus for found four free from further generally get gets getting give go good got great had half hard has
    have having help high higher his hit how is its itself join just keep keeping kind know knowing large last
    late later latest leave leaving less let like likely little load local long longer look looks lots love low
    made main make makes making maybe me measure might minor modern more mostly move moving much must my name near
    nearly never new next nine no nobody none not notice now obviously of off often old on once one only open or
    order other others our out outside over own part pay perhaps place plan plus point possible providing push
    quick quickly quite rather read reading ready real really recall release report return returns review run
    running said save say saying search second see seen sending set several share she short should show shows six
    slightly small something special start starts stop store strong sure switch take taken takes talk tell than
    that their then third those three time to today too toward track two until up upgrade use used users usually
    view visit want was watch we well what whatever where who whose why will with word work works worth would
    write wrong you""".split()
)
"""Words that stand in lower case within sentences, and with a capital, in titles, now and then."""
