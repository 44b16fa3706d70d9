/// The commands that stand for a character or a word, by what they are in a formula. This table is
/// also the documentation: a command and what is shown for it, side by side.
///
/// What takes an argument is elsewhere: `Alphabets`, `Accents`, `TextCommands`, `MathCommands`.
struct Symbol: Sendable {
  let text: [UInt8]
  let kind: Atom

  /// All of them, in no order; made at the first use, in about 0.2 ms.
  static let all: [String: Symbol] = {
    var all: [String: Symbol] = [:]
    for (kind, table) in tables {
      let words = table.words
      for index in stride(from: 0, to: words.count - 1, by: 2) {
        all[words[index]] = Symbol(text: Array(words[index + 1].utf8), kind: kind)
      }
    }
    // These are blanks, or nothing at all, which a table of words can't say.
    for name in blanks.words { all[name] = Symbol(text: [0x20], kind: .blank) }
    for name in nothing.words { all[name] = Symbol(text: [], kind: .nothing) }
    for name in [" ", "\t", "\n"] { all[name] = Symbol(text: [0x20], kind: .blank) }
    return all
  }()

  /// By what they are, those of formulas before those of texts.
  static let tables: [(Atom, StaticString)] = [
    (.ordinary, greek), (.ordinary, letters), (.ordinary, signs), (.word, words),
    (.large, large), (.binary, binary), (.product, products), (.relation, relations),
    (.relation, arrows), (.open, opening), (.close, closing), (.punctuation, punctuation),
    (.ordinary, escapes), (.ordinary, marks),
  ]

  private static let greek: StaticString = """
    alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι
    kappa κ varkappa ϰ lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ
    varsigma ς tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω digamma ϝ
    Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω
    Alpha Α Beta Β Epsilon Ε Zeta Ζ Eta Η Iota Ι Kappa Κ Mu Μ Nu Ν Omicron Ο Rho Ρ Tau Τ Chi Χ
    varGamma Γ varDelta Δ varTheta Θ varLambda Λ varXi Ξ varPi Π varSigma Σ varPhi Φ varPsi Ψ
    varOmega Ω textalpha α textbeta β textgamma γ textmu µ textomega ω
    """

  private static let letters: StaticString = """
    ell ℓ hbar ℏ hslash ℏ imath ı jmath ȷ Re ℜ Im ℑ wp ℘ aleph ℵ beth ℶ gimel ℷ daleth ℸ
    partial ∂ nabla ∇ eth ð complement ∁ Bbbk 𝕜 mho ℧ Finv Ⅎ
    """

  private static let signs: StaticString = """
    infty ∞ forall ∀ exists ∃ nexists ∄ emptyset ∅ varnothing ∅ neg ¬ lnot ¬ top ⊤ bot ⊥ angle ∠
    measuredangle ∡ sphericalangle ∢ triangle △ triangledown ▽ square □ Box □ Diamond ◇ lozenge ◊
    blacklozenge ⧫ blacktriangle ▲ bigstar ★ surd √ prime ′ backprime ‵ flat ♭
    natural ♮ sharp ♯ clubsuit ♣ diamondsuit ♢ heartsuit ♡ spadesuit ♠ checkmark ✓ maltese ✠
    cdots ⋯ dots … ldots … vdots ⋮ ddots ⋱ hdots … dotsc … dotsb ⋯ dotsm ⋯ dotsi ⋯ dotso …
    degree ° celsius ℃ ohm Ω angstrom Å permil ‰ perthousand ‰ micro µ blacksquare ■ qed ∎
    qedsymbol ∎ arcmin ′ arcsec ″ arcdeg ° degr ° fdg °. farcm ′. farcs ″.
    msun M☉ Msun M☉ rsun R☉ Rsun R☉ lsun L☉ Lsun L☉
    """

  private static let words: StaticString = """
    log log ln ln lg lg exp exp sin sin cos cos tan tan cot cot sec sec csc csc sinh sinh
    cosh cosh tanh tanh coth coth arcsin arcsin arccos arccos arctan arctan max max min min
    sup sup inf inf lim lim limsup limsup liminf liminf argmax argmax argmin argmin det det
    dim dim ker ker hom hom deg deg gcd gcd arg arg Pr Pr mod mod bmod mod injlim injlim
    projlim projlim varliminf liminf varlimsup limsup tr tr Tr Tr rank rank diag diag sgn sgn
    sign sign supp supp lcm lcm varinjlim injlim varprojlim projlim Hom Hom End End Aut Aut Ext Ext Tor Tor Spec Spec Proj Proj Gal Gal
    """

  private static let large: StaticString = """
    sum ∑ prod ∏ coprod ∐ int ∫ iint ∬ iiint ∭ oint ∮ oiint ∯ intop ∫ bigcap ⋂ bigcup ⋃
    bigsqcup ⨆ bigvee ⋁ bigwedge ⋀ bigoplus ⨁ bigotimes ⨂ bigodot ⨀ biguplus ⨄
    """

  private static let binary: StaticString = """
    pm ± mp ∓ oplus ⊕ ominus ⊖ cap ∩ cup ∪ uplus ⊎ sqcap ⊓ sqcup ⊔ vee ∨ lor ∨ wedge ∧ land ∧
    setminus ∖ smallsetminus ∖ backslash \\ amalg ⨿ boxplus ⊞ boxminus ⊟ circleddash ⊝ dotplus ∔
    barwedge ⊼ veebar ⊻ doublebarwedge ⩞ curlyvee ⋎ curlywedge ⋏ Cap ⋒ Cup ⋓
    """

  private static let products: StaticString = """
    times × div ÷ cdot · ast ∗ star ⋆ circ ∘ bullet • otimes ⊗ oslash ⊘ odot ⊙ wr ≀ diamond ⋄
    bigtriangleup △ bigtriangledown ▽ triangleleft ◁ triangleright ▷ dagger † ddagger ‡ ltimes ⋉
    rtimes ⋊ leftthreetimes ⋋ rightthreetimes ⋌ boxtimes ⊠ boxdot ⊡ bigcirc ◯ circledast ⊛
    circledcirc ⊚ intercal ⊺ divideontimes ⋇ centerdot · unlhd ⊴ unrhd ⊵ lhd ⊲ rhd ⊳ slash /
    """

  private static let relations: StaticString = """
    leq ≤ le ≤ leqslant ⩽ geq ≥ ge ≥ geqslant ⩾ neq ≠ ne ≠ equiv ≡ sim ∼ simeq ≃ approx ≈ cong ≅
    propto ∝ varpropto ∝ ll ≪ gg ≫ lll ⋘ ggg ⋙ lt < gt > eq = prec ≺ succ ≻ preceq ⪯ succeq ⪰
    preccurlyeq ≼ succcurlyeq ≽ precsim ≾ succsim ≿ in ∈ notin ∉ ni ∋ owns ∋ subset ⊂ supset ⊃
    subseteq ⊆ supseteq ⊇ subseteqq ⫅ supseteqq ⫆ subsetneq ⊊ supsetneq ⊋ nsubseteq ⊈ nsupseteq ⊉
    sqsubset ⊏ sqsupset ⊐ sqsubseteq ⊑ sqsupseteq ⊒ Subset ⋐ Supset ⋑ mid ∣ nmid ∤ parallel ∥
    nparallel ∦ perp ⊥ vdash ⊢ dashv ⊣ models ⊨ vDash ⊨ Vdash ⊩ Vvdash ⊪ nvdash ⊬ nvDash ⊭ asymp ≍
    doteq ≐ doteqdot ≑ triangleq ≜ coloneqq ≔ coloneq ≔ eqqcolon ≕ eqcirc ≖ circeq ≗ bowtie ⋈
    Join ⋈ smile ⌣ frown ⌢ lesssim ≲ gtrsim ≳ lessapprox ⪅ gtrapprox ⪆ lessgtr ≶ gtrless ≷
    lesseqgtr ⋚ gtreqless ⋛ leqq ≦ geqq ≧ lneq ⪇ gneq ⪈ lneqq ≨ gneqq ≩ lnsim ⋦ gnsim ⋧
    nless ≮ ngtr ≯ nleq ≰ ngeq ≱ nsim ≁ ncong ≇ nprec ⊀ nsucc ⊁ approxeq ≊ backsim ∽
    backsimeq ⋍ thicksim ∼ thickapprox ≈ bumpeq ≏ Bumpeq ≎ between ≬ pitchfork ⋔ vartriangle △
    trianglelefteq ⊴ trianglerighteq ⊵ vartriangleleft ⊲ vartriangleright ⊳ ntrianglelefteq ⋬
    ntrianglerighteq ⋭ therefore ∴ because ∵ multimap ⊸ eqsim ≂ risingdotseq ≓ fallingdotseq ≒
    curlyeqprec ⋞ curlyeqsucc ⋟ gtrdot ⋗ lessdot ⋖ vcentcolon ∶ defeq ≔
    """

  private static let arrows: StaticString = """
    to → rightarrow → leftarrow ← gets ← leftrightarrow ↔ Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔
    longrightarrow ⟶ longleftarrow ⟵ longleftrightarrow ⟷ Longrightarrow ⟹ Longleftarrow ⟸
    Longleftrightarrow ⟺ iff ⟺ implies ⟹ impliedby ⟸ mapsto ↦ longmapsto ⟼ hookrightarrow ↪
    hookleftarrow ↩ uparrow ↑ downarrow ↓ updownarrow ↕ Uparrow ⇑ Downarrow ⇓ Updownarrow ⇕
    nearrow ↗ searrow ↘ swarrow ↙ nwarrow ↖ rightharpoonup ⇀ rightharpoondown ⇁ leftharpoonup ↼
    leftharpoondown ↽ rightleftharpoons ⇌ leftrightharpoons ⇋ twoheadrightarrow ↠ twoheadleftarrow ↞
    rightarrowtail ↣ leftarrowtail ↢ rightsquigarrow ⇝ leadsto ⇝ dashrightarrow ⇢ dashleftarrow ⇠
    nrightarrow ↛ nleftarrow ↚ nRightarrow ⇏ nLeftarrow ⇍ nleftrightarrow ↮ nLeftrightarrow ⇎
    rightrightarrows ⇉ leftleftarrows ⇇ rightleftarrows ⇄ leftrightarrows ⇆ upuparrows ⇈
    downdownarrows ⇊ circlearrowleft ↺ circlearrowright ↻ curvearrowleft ↶ curvearrowright ↷
    looparrowleft ↫ looparrowright ↬ Lsh ↰ Rsh ↱ xmapsto ↦
    """

  private static let opening: StaticString = """
    { { langle ⟨ lceil ⌈ lfloor ⌊ lbrace { lbrack [ lparen ( lvert | lVert ‖ llbracket ⟦ lgroup ⟮
    ulcorner ⌜ llcorner ⌞ lAngle ⟪ llangle ⟪
    """

  private static let closing: StaticString = """
    } } rangle ⟩ rceil ⌉ rfloor ⌋ rbrace } rbrack ] rparen ) rvert | rVert ‖ rrbracket ⟧ rgroup ⟯
    urcorner ⌝ lrcorner ⌟ rAngle ⟫ rrangle ⟫
    """

  private static let punctuation: StaticString = """
    colon : comma , semicolon ;
    """

  static let escapes: StaticString = """
    % % & & # # _ _ $ $ | ‖ vert | Vert ‖ textbar | textbackslash \\ textless < textgreater >
    textasciitilde ~ textasciicircum ^ textunderscore _ textdollar $ textbraceleft { textbraceright }
    textasteriskcentered * lq ‘ rq ’ textquoteleft ‘ textquoteright ’ textquotedblleft “
    textquotedblright ” textquotesingle ' textquotedbl " quotesinglbase ‚ quotedblbase „
    guillemotleft « guillemotright » guilsinglleft ‹ guilsinglright › textendash – textemdash —
    textellipsis … textbullet • textperiodcentered · textdegree ° textmu µ textonehalf ½
    texttimes × textpm ± textrightarrow → textleftarrow ← textasciigrave ` slash /
    """

  static let marks: StaticString = """
    S § P ¶ copyright © textcopyright © textregistered ® circledR ® texttrademark ™ pounds £
    textsterling £ euro € texteuro € EUR € yen ¥ textyen ¥ textcent ¢ dag † ddag ‡ textdagger †
    o ø O Ø l ł L Ł ss ß SS ẞ ae æ AE Æ oe œ OE Œ aa å AA Å dh ð DH Ð dj đ DJ Đ th þ TH Þ ng ŋ
    NG Ŋ i ı j ȷ TeX TeX LaTeX LaTeX LaTeXe LaTeX2ε BibTeX BibTeX ordfeminine ª ordmasculine º
    textordfeminine ª textordmasculine º textexclamdown ¡ textquestiondown ¿ numero № textnumero №
    eg e.g. ie i.e. etc etc. cf cf. vs vs. aka a.k.a. iid i.i.d.
    """

  private static let blanks: StaticString = """
    , : ; > quad qquad space enspace enskip thinspace medspace thickspace nobreakspace newline
    linebreak hfill textvisiblespace hspace*
    """

  private static let nothing: StaticString = """
    ! / - @ left right middle big Big bigg Bigg bigl bigr bigm Bigl Bigr Bigm biggl biggr biggm
    Biggl Biggr Biggm displaystyle textstyle scriptstyle scriptscriptstyle limits nolimits
    negthinspace xspace noindent indent centering raggedright smallskip medskip bigskip protect
    relax nonumber notag allowbreak nobreak tiny scriptsize footnotesize small normalsize large
    Large LARGE huge Huge hline toprule midrule bottomrule leavevmode displaylimits unskip
    ignorespaces qedhere phantomsection strut mathstrut null par clearpage newpage maketitle
    """
}

extension StaticString {
  /// What stands between blanks and line ends.
  var words: [String] {
    withUTF8Buffer { text in
      text.split { $0 == 0x20 || $0 == 0x0A }.map { String(decoding: $0, as: UTF8.self) }
    }
  }
}
