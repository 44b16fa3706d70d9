import Testing

/// A source and what is shown for it.
struct Rendering: Sendable, CustomTestStringConvertible {
  let source: String
  let text: String

  init(_ source: String, _ text: String) {
    self.source = source
    self.text = text
  }

  var testDescription: String { source }
}

extension Rendering {
  static let all = complete + hiding

  /// Those of which all that was written is shown.
  static let complete = [
    formulas, scripts, structures, alphabets, accents, text, kept, fractions, rows, arguments,
    blanks,
    packages, conventional, characters,
  ].flatMap { $0 }

  static let formulas: [Rendering] = [
    Rendering(#"$O(n \log n)$"#, #"O(n log n)"#),
    Rendering(#"$4\times$"#, #"4×"#),
    Rendering(#"$\beta \leq 1$"#, #"β ≤ 1"#),
    Rendering(#"$a+b$"#, #"a+b"#),
    Rendering(#"$a + b$"#, #"a + b"#),
    Rendering(#"$a\to b$"#, #"a → b"#),
    Rendering(#"$x:=5$"#, #"x := 5"#),
    Rendering(#"$x <= 5$"#, #"x <= 5"#),
    Rendering(#"$f: X \to Y$"#, #"f: X → Y"#),
    Rendering(#"$Ψ\colon X\to Y$"#, #"Ψ: X → Y"#),
    Rendering(#"$-1 < x \le +1$"#, #"−1 < x ≤ +1"#),
    Rendering(#"$\sim 10$"#, #"∼10"#),
    Rendering(#"$<5$ or $\leq n$"#, #"<5 or ≤ n"#),
    Rendering(#"$\pm 3\sigma$"#, #"±3σ"#),
    Rendering(#"$a_1,\ldots,a_n$"#, #"a₁,…,aₙ"#),
    Rendering(#"$P(A \mid B)$"#, #"P(A ∣ B)"#),
    Rendering(#"$\{0,1\}^n$"#, #"{0,1}ⁿ"#),
    Rendering(#"$\|x\|_2$"#, #"‖x‖₂"#),
    Rendering(#"$\lvert x \rvert$"#, #"|x|"#),
    Rendering(#"$|S_{i}| \leq k_i$"#, #"|Sᵢ| ≤ kᵢ"#),
    Rendering(#"$\log_2 n$"#, #"log₂ n"#),
    Rendering(#"$\sin^2 x$"#, #"sin² x"#),
    Rendering(#"$\max_i x_i$"#, #"maxᵢ xᵢ"#),
    Rendering(#"$\sum_{i=1}^{n} x_i^2$"#, #"∑ᵢ₌₁ⁿ xᵢ²"#),
    Rendering(#"$\int_0^1 f(x)\,dx$"#, #"∫₀¹ f(x) dx"#),
    Rendering(#"$\lim_{n \to \infty} a_n$"#, #"lim_{n→∞} aₙ"#),
    Rendering(#"$\dim V> 26$"#, #"dim V > 26"#),
    Rendering(#"$H/\log X\to\infty$"#, #"H/log X → ∞"#),
    Rendering(#"$10\,000$"#, #"10 000"#),
    Rendering(#"$5\,\mathrm{GeV}$"#, #"5 GeV"#),
    Rendering(#"$\left( x \right)$"#, #"(x)"#),
    Rendering(#"$\left. x \right|_0$"#, #"x|₀"#),
    Rendering(#"$\left<x\right>$"#, #"⟨x⟩"#),
    Rendering(#"$\big( x \big)$"#, #"(x)"#),
    Rendering(#"$p \equiv 1 \pmod 4$"#, #"p ≡ 1 (mod 4)"#),
    Rendering(#"$\not\in$"#, #"∉"#),
    Rendering(#"$a \not= b$"#, #"a ≠ b"#),
    Rendering(#"$\operatorname{Tr}(A)$"#, #"Tr(A)"#),
    Rendering(#"$\text{if } x>0$"#, #"if x > 0"#),
    Rendering(#"$\bf{3 \space billion}$"#, #"𝟑 𝐛𝐢𝐥𝐥𝐢𝐨𝐧"#),
    Rendering(#"$ x $"#, #"x"#),
    Rendering(#"$$E = mc^2$$"#, #"E = mc²"#),
    Rendering(#"\(\alpha\)-stable"#, #"α-stable"#),
    Rendering(#"\[x = 1\]"#, #"x = 1"#),
  ]

  static let scripts: [Rendering] = [
    Rendering(#"$x_i^2$"#, #"xᵢ²"#),
    Rendering(#"$A^{-1}$"#, #"A⁻¹"#),
    Rendering(#"$x^{n+\alpha}$"#, #"x^{n+α}"#),
    Rendering(#"$x^\alpha y$"#, #"x^α y"#),
    Rendering(#"$2^{2^n}$"#, #"2^{2ⁿ}"#),
    Rendering(#"$e^{i\pi}$"#, #"e^{iπ}"#),
    Rendering(#"$90^\circ$"#, #"90°"#),
    Rendering(#"$x'$"#, #"x′"#),
    Rendering(#"$x''^2$"#, #"x″²"#),
    Rendering(#"$x^{\prime\prime}$"#, #"x′′"#),
    Rendering(#"$x_{i,j}$"#, #"x_{i,j}"#),
    Rendering(#"$^{13}$C"#, #"¹³C"#),
    Rendering(#"CO$_2$"#, #"CO₂"#),
    Rendering(#"$f^*(x)$"#, #"f^*(x)"#),
    Rendering(#"$C^*$-algebra"#, #"C*-algebra"#),
    Rendering(#"$V_{\rm rot}$"#, #"Vᵣₒₜ"#),
    Rendering(#"$x^{\mathrm{th}}$"#, #"xᵗʰ"#),
    Rendering(#"$1.53 ^{+0.33}_{-0.27}$"#, #"1.53^{+0.33}_{−0.27}"#),
    Rendering(#"$M_{\odot}$"#, #"M_⊙"#),
    Rendering(#"$\mathbf{C}^{3}$"#, #"𝐂³"#),
  ]

  static let structures: [Rendering] = [
    Rendering(#"$\frac{1}{2}$"#, #"1/2"#),
    Rendering(#"$\frac12$"#, #"1/2"#),
    Rendering(#"$\frac{a+b}{c}$"#, #"(a+b)/c"#),
    Rendering(#"$\frac{a}{bc}$"#, #"a/(bc)"#),
    Rendering(#"$\frac{a+b}{2}x$"#, #"((a+b)/2)x"#),
    Rendering(#"$2\frac{1}{3}$"#, #"2(1/3)"#),
    Rendering(#"$\frac{f(x)}{g(x)}$"#, #"f(x)/g(x)"#),
    Rendering(#"$O(\frac{k^n}{\sqrt{n}})$"#, #"O(kⁿ/√n)"#),
    Rendering(#"$\left(\frac{a}{b}\right)^2$"#, #"(a/b)²"#),
    Rendering(#"$J=\frac{1}{2}^{-}$"#, #"J = (1/2)⁻"#),
    Rendering(#"${a \over b}$"#, #"a/b"#),
    Rendering(#"${a+1 \over b}c$"#, #"((a+1)/b)c"#),
    Rendering(#"${n \choose k}$"#, #"(n choose k)"#),
    Rendering(#"$\binom{n}{k}$"#, #"(n choose k)"#),
    Rendering(#"$\sqrt{x}$"#, #"√x"#),
    Rendering(#"$\sqrt{x+1}$"#, #"√(x+1)"#),
    Rendering(#"$\sqrt[3]{2}y$"#, #"∛(2)y"#),
    Rendering(#"$\sqrt2$"#, #"√2"#),
    Rendering(#"$\begin{pmatrix} a & b \\ c & d \end{pmatrix}$"#, #"(a, b; c, d)"#),
    Rendering(
      #"$\begin{cases} x, & x > 0 \\ 0, & \text{else} \end{cases}$"#, #"{ x, x > 0; 0, else }"#),
    Rendering(#"\begin{align} a &= b \\ c &= d \end{align}"#, #"a = b; c = d"#),
    Rendering(#"$\underset{x}{\arg\max}\, f$"#, #"arg maxₓ f"#),
    Rendering(#"$\stackrel{d}{=}$"#, #"=ᵈ"#),
    Rendering(#"$A \xrightarrow{f} B$"#, #"A →ᶠ B"#),
  ]

  static let alphabets: [Rendering] = [
    Rendering(#"$\mathbb{R}^n$"#, #"ℝⁿ"#),
    Rendering(#"$\mathbb E[X]$"#, #"𝔼[X]"#),
    Rendering(#"$\mathcal{L}_{\mathrm{max}}$"#, #"ℒₘₐₓ"#),
    Rendering(#"$\mathfrak{g}$"#, #"𝔤"#),
    Rendering(#"$\mathbf{x}$"#, #"𝐱"#),
    Rendering(#"$\boldsymbol{\alpha}$"#, #"𝛂"#),
    Rendering(#"${\cal N}=4$"#, #"𝒩 = 4"#),
    Rendering(#"$\mathsf{NP}$"#, #"𝖭𝖯"#),
    Rendering(#"$\mathtt{x}$"#, #"𝚡"#),
    Rendering(#"$\rm SU(2)$"#, #"SU(2)"#),
  ]

  static let accents: [Rendering] = [
    Rendering(#"M\"uller"#, #"Müller"#),
    Rendering(#"Erd\H{o}s"#, #"Erdős"#),
    Rendering(#"Yaz{\i}c{\i}"#, #"Yazıcı"#),
    Rendering(#"na\"{\i}ve"#, #"naïve"#),
    Rendering(#"Jos\'e"#, #"José"#),
    Rendering(#"\v{S}ukys"#, #"Šukys"#),
    Rendering(#"\c{C}elik"#, #"Çelik"#),
    Rendering(#"\L{}ukasz"#, #"Łukasz"#),
    Rendering(#"S\o ren"#, #"Søren"#),
    Rendering(#"Stra\ss e"#, #"Straße"#),
    Rendering(#"\AA ngstr\"om"#, #"Ångström"#),
    Rendering(#"Nguy\~{\^e}n"#, #"Nguyễn"#),
    Rendering(#"\k{a}, \=e, \u{g}, \.z, \d{s}, \b{d}, \r{u}"#, #"ą, ē, ğ, ż, ṣ, ḏ, ů"#),
    Rendering(#"\t{oo}"#, #"o͡o"#),
    Rendering(#"$\hat{x}_i$"#, #"x̂ᵢ"#),
    Rendering(#"$\bar\psi$"#, #"ψ̄"#),
    Rendering(#"$\vec{v}$"#, #"v⃗"#),
    Rendering(#"$\tilde{O}(n)$"#, #"Õ(n)"#),
    Rendering(#"$\widehat{AB}$"#, #"ÂB̂"#),
    Rendering(#"$\overline{\mathbb{F}}_p$"#, #"𝔽̅ₚ"#),
    Rendering(#"$\bar{Q'}$"#, #"Q̄′"#),
    Rendering(#"$\dot{x}$, $\ddot{x}$"#, #"ẋ, ẍ"#),
  ]

  static let text: [Rendering] = [
    Rendering(#"\textbf{bold} and \emph{this}"#, #"bold and this"#),
    Rendering(#"{\em here} and there"#, #"here and there"#),
    Rendering(#"\texttt{a--b}"#, #"a--b"#),
    Rendering(#"\href{https://a.b/c\_d}{our page}"#, #"our page (https://a.b/c_d)"#),
    Rendering(#"\url{http://x.y/~z}"#, #"http://x.y/~z"#),
    Rendering(#"$\href{https://a.b}{\text{page}}$"#, #"page (https://a.b)"#),
    Rendering(#"\cite{abc}"#, #"[abc]"#),
    Rendering(#"\footnote{Note.}"#, #" (Note.)"#),
    Rendering(#"``quoted'' text"#, #"“quoted” text"#),
    Rendering(#"`single' text"#, #"‘single’ text"#),
    Rendering(#"use `code` and it's"#, #"use `code` and it's"#),
    Rendering(#"pages 1--10, yes---no, -- so"#, #"pages 1–10, yes—no, – so"#),
    Rendering(#"use --help"#, #"use --help"#),
    Rendering(#"Fig.~3, ~10\%"#, #"Fig. 3, ~10%"#),
    Rendering(
      #"10~20%, z~1.8, 2.4~3.1x, 10\%~20\%, x=~5"#, #"10~20%, z~1.8, 2.4~3.1x, 10%~20%, x=~5"#),
    Rendering(#"a~new, Section~4, O(n)~time, 5~km"#, #"a new, Section 4, O(n) time, 5 km"#),
    Rendering(#"see http://x.org/~me/a--b"#, #"see http://x.org/~me/a--b"#),
    Rendering(##"A \& B, 5\%, \#1, a\_b, \$5, \{x\}"##, ##"A & B, 5%, #1, a_b, $5, {x}"##),
    Rendering(#"\LaTeX{} is"#, #"LaTeX is"#),
    Rendering(#"\[CLS\] tokens"#, #"[CLS] tokens"#),
    Rendering(#"{G\"odel} and {keep}"#, #"Gödel and {keep}"#),
    Rendering(#"\ldots \alpha"#, #"… α"#),
  ]

  static let kept: [Rendering] = [
    Rendering(#"\unknown{arg} here"#, #"\unknown{arg} here"#),
    Rendering(#"$\foo{x}$"#, #"\foo{x}"#),
    Rendering(#"It costs $5 to $10."#, #"It costs $5 to $10."#),
    Rendering(#"$5 to $10, not 4\% more than $x$"#, #"$5 to $10, not 4% more than x"#),
    Rendering(#"$3 \times 4 $ is $12 $"#, #"3 × 4 is $12 $"#),
    Rendering(#"the $k-means, with $O(n)$ time"#, #"the $k-means, with O(n) time"#),
    Rendering(#"an open { brace"#, #"an open { brace"#),
    Rendering(#"a } closed one"#, #"a } closed one"#),
    Rendering(#"\"#, #"\"#),
    Rendering(#"$"#, #"$"#),
    Rendering(#"ends with \"#, #"ends with \"#),
    Rendering(#"$$"#, #"$$"#),
    Rendering(#"\frac{a}"#, #"\frac{a}"#),
    Rendering(#"$\sqrt$"#, #"\sqrt"#),
    Rendering(#"\begin{x} y"#, #"\begin{x} y"#),
    Rendering(#"\u00e9"#, #"\u00e9"#),
    Rendering(#"C:\new\table"#, #"C:\new\table"#),
  ]

  /// Brackets wherever the slash could bind otherwise, and nowhere else.
  static let fractions: [Rendering] = [
    Rendering(#"$\frac{1}{x(1-x)}$"#, #"1/(x(1−x))"#),
    Rendering(#"$\frac{a}{b}c$"#, #"(a/b)c"#),
    Rendering(#"$\frac{1}{g(x)}$"#, #"1/g(x)"#),
    Rendering(#"$\frac{1}{\log n}$"#, #"1/(log n)"#),
    Rendering(#"$\log\frac{a}{b}$"#, #"log(a/b)"#),
    Rendering(#"$c\cdot\frac12$"#, #"c·(1/2)"#),
    Rendering(#"$c \frac{a}{b}$"#, #"c (a/b)"#),
    Rendering(#"$\frac{a}{b}\cdot c$"#, #"(a/b)·c"#),
    Rendering(#"$\frac{a}{b}/c$"#, #"(a/b)/c"#),
    Rendering(#"$\frac{dy}{dx}$"#, #"dy/dx"#),
    Rendering(#"$\frac{\partial f}{\partial x_i}$"#, #"∂f/∂xᵢ"#),
    Rendering(#"$\frac{d}{dt} f$"#, #"(d/dt) f"#),
    Rendering(#"$\frac{n!}{k!(n-k)!}$"#, #"n!/(k!(n−k)!)"#),
    Rendering(#"$\frac{1}{x^2}$"#, #"1/x²"#),
    Rendering(#"$\frac{x_{i,j}}{2}$"#, #"x_{i,j}/2"#),
    Rendering(#"$\frac{1}{(a+b)}$"#, #"1/(a+b)"#),
    Rendering(#"$\frac{1}{|x|}$"#, #"1/|x|"#),
    Rendering(#"$\frac{1}{\mathrm{SNR}}$"#, #"1/SNR"#),
    Rendering(#"$\int_0^1 \frac{1}{x}\,dx$"#, #"∫₀¹ (1/x) dx"#),
    Rendering(#"$\frac12\quad x$"#, #"1/2 x"#),
    Rendering(#"$\frac12\text{ if } x$"#, #"1/2 if x"#),
    Rendering(#"$|\frac{a}{b}|$"#, #"|a/b|"#),
    Rendering(#"$\frac12|x|$"#, #"(1/2)|x|"#),
    Rendering(#"$\frac{a}{b}\mathbf c$"#, #"(a/b)𝐜"#),
    Rendering(#"$\sqrt{x}\mathbf{y}z$"#, #"√(x)𝐲z"#),
    Rendering(#"$\tfrac12\|x\|_2^2$"#, #"(1/2)‖x‖₂²"#),
    Rendering(#"$\frac{a}{b}\big|_{x=0}$"#, #"(a/b)|ₓ₌₀"#),
    Rendering(#"$\left|\frac{a}{b}\right|$"#, #"|a/b|"#),
    Rendering(#"$2{a\over b}c$"#, #"2(a/b)c"#),
    Rendering(#"$x=\left(a\over b\right)$"#, #"x = (a/b)"#),
    Rendering(#"$x^\frac12 y$"#, #"x^{1/2} y"#),
    Rendering(#"$-\frac{1}{2}$"#, #"−1/2"#),
    Rendering(#"$\genfrac{}{}{}{}{a}{b}$"#, #"a/b"#),
    Rendering(#"$\sqrt{x}^2$"#, #"(√x)²"#),
    Rendering(#"$\sqrt{x^2}$"#, #"√(x²)"#),
    Rendering(#"$\sqrt{s_{NN}}$"#, #"√s_{NN}"#),
    Rendering(#"$a\sqrt[n]{x}$"#, #"a ⁿ√x"#),
    Rendering(#"$\frac{1}{2\pi i}\oint f$"#, #"(1/(2πi)) ∮ f"#),
  ]

  /// What stands over and under one another, but for fractions.
  static let rows: [Rendering] = [
    Rendering(#"$\overbrace{1+1}^{2}+3$"#, #"(1+1)⏞²+3"#),
    Rendering(#"$\underbrace{a+b}_{n}$"#, #"(a+b)⏟ₙ"#),
    Rendering(#"$\underbrace{x+\cdots+x}_{\text{n times}}$"#, #"(x+⋯+x)⏟_{n times}"#),
    Rendering(#"$\overset{a}{X}$"#, #"X⏞ᵃ"#),
    Rendering(#"$\overset{\circ}{A}$"#, #"Å"#),
    Rendering(#"$\overset{d}{=}$"#, #"=ᵈ"#),
    Rendering(#"$\overset{n}{\underset{i=1}{\sum}} x$"#, #"∑ᵢ₌₁ⁿ x"#),
    Rendering(#"$\sum_{i\atop j} x$"#, #"∑_{i;j} x"#),
    Rendering(#"${a\atop b}$"#, #"(a; b)"#),
    Rendering(#"${2n\brack k}_q$"#, #"[2n; k]_q"#),
    Rendering(#"${n\brace k}$"#, #"{n; k}"#),
    Rendering(#"$\left\langle{n\atop k}\right\rangle$"#, #"⟨n; k⟩"#),
    Rendering(#"$\log\!\binom{2m}{m}$"#, #"log (2m choose m)"#),
    Rendering(#"$\sum_{\substack{i<n\\j}} a$"#, #"∑_{i<n;j} a"#),
  ]

  /// Commands as arguments, options, and arguments that are not shown.
  static let arguments: [Rendering] = [
    Rendering(#"$\overline\mathbb Q$"#, #"ℚ̅"#),
    Rendering(#"$\bar\mathbf x$"#, #"𝐱̄"#),
    Rendering(#"$x^\mathbf T$"#, #"x^𝐓"#),
  ]

  /// Blanks that were asked for, and comments.
  static let blanks: [Rendering] = [
    Rendering(#"$e^{\ad h}$"#, #"e^{ad h}"#),
    Rendering(#"$e^{\foo h}$"#, #"e^{\foo h}"#),
    Rendering(#"$\sum_{χ\;\text{mod}\;r} 1$"#, #"∑_{χ mod r} 1"#),
    Rendering(#"$1.4~(\text{stat.})$"#, #"1.4 (stat.)"#),
    Rendering(#"$x_{i\,j}$"#, #"xᵢⱼ"#),
    Rendering(#"$f\,.$"#, #"f."#),
    Rendering(#"$x^\alpha y$"#, #"x^α y"#),
    Rendering(#"$D_H/r_d$"#, #"D_H/r_d"#),
    Rendering(#"$2^{x^\alpha y}$"#, #"2^{x^α y}"#),
    Rendering(#"$| x | + |y|$"#, #"|x| + |y|"#),
    Rendering(#"$P(A|B)$"#, #"P(A|B)"#),
    Rendering(#"$50% of$"#, #"50% of"#),
  ]

  /// Commands of packages.
  static let packages: [Rendering] = [
    Rendering(#"$\bra{x}A\ket\psi$"#, #"⟨x|A|ψ⟩"#),
    Rendering(#"$\norm{x}_2$"#, #"‖x‖₂"#),
    Rendering(#"$\braket{a}{b}$"#, #"⟨a|b⟩"#),
    Rendering(#"$\sideset{_1^2}{_3^4}\sum x$"#, #"₁²∑₃⁴ x"#),
    Rendering(#"$x\prescript{14}{6}{C}$"#, #"x ¹⁴₆C"#),
    Rendering(#"$\tensor{T}{^a_b}$"#, #"Tᵃ_b"#),
    Rendering(#"$\slashed{D}$"#, #"D̸"#),
    Rendering(#"$A\xlongequal{def}B$"#, #"A =ᵈᵉᶠ B"#),
    Rendering(#"$\overbracket{a+b}^{n}$"#, #"(a+b)⎴ⁿ"#),
    Rendering(#"$5\arcmin$, $1\farcs5$"#, #"5′, 1″.5"#),
    Rendering(#"$\varinjlim_n A$"#, #"injlimₙ A"#),
  ]

  /// Macros that everybody defines.
  static let conventional: [Rendering] = [
    Rendering(#"$\R^n$, $\Z$, $\GL_n(\Q)$"#, #"ℝⁿ, ℤ, GLₙ(ℚ)"#),
    Rendering(#"$\RR\subset\CC$, $\eps>0$"#, #"ℝ ⊂ ℂ, ε > 0"#),
    Rendering(#"\newcommand{\R}{x} $\R$"#, #"\newcommand{\R}{x} \R"#),
    Rendering(#"$\R{x}$ and $\R$"#, #"\R{x} and \R"#),
    Rendering(#"at 5 \kms, C:\R\N"#, #"at 5 km s⁻¹, C:\R\N"#),
    Rendering(#"let \K be a field"#, #"let 𝕂 be a field"#),
  ]

  /// Characters by their numbers; those that are not seen stay as they were written.
  static let characters: [Rendering] = [
    Rendering(#"$\unicode{x9b}$"#, #"\unicode{x9b}"#),
    Rendering(#"$\char"85$"#, #"\char"85"#),
    Rendering(#"$\unicode{x202e}$"#, #"\unicode{x202e}"#),
    Rendering(#"$^^M$"#, #"^^M"#),
    Rendering(#"$\unicode{8238}$"#, #"\unicode{8238}"#),
  ]

  /// What TeX takes and does not set is not shown.
  static let hiding: [Rendering] = [
    Rendering(#"so it is. \qed \label{end}"#, #"so it is. ∎ "#),
    Rendering(#"\hyperlink{a}{text}, \raisebox{2pt}{words}"#, #"text, words"#),
    Rendering(
      #"\definecolor[named]{c}{rgb}{1,0,0}\pgfsys@color@rgb@fill{1}{0}{0}red"#, #"red"#),
    Rendering(#"$\genfrac(){0pt}{}{n}{k}$"#, #"(n choose k)"#),
    Rendering(#"$\genfrac{[}{]}{0pt}{}{n}{k}$"#, #"[n; k]"#),
    Rendering(#"$\sum_{\begin{subarray}{l}i\\j\end{subarray}} a$"#, #"∑_{i; j} a"#),
    Rendering(#"$\begin{array}[]{ll} a & b \\ c & d\end{array}$"#, #"a, b; c, d"#),
    Rendering(#"$\begin{array}{l}\hline a \cr b\end{array}$"#, #"a; b"#),
    Rendering(#"${\color[rgb]{1,0,0}x}$"#, #"x"#),
    Rendering(#"$\mathchoice{a}{b}{c}{d}$"#, #"b"#),
    Rendering(#"$\hbox to 10pt{x}$"#, #"x"#),
    Rendering(#"$a\hskip 10pt b$"#, #"a b"#),
    Rendering(#"$a\kern-3pt b$"#, #"a b"#),
    Rendering(#"$\raisebox{2pt}{x}\scalebox{.5}{y}$"#, #"xy"#),
    Rendering(#"$x\label{eq:x}$"#, #"x"#),
    Rendering(#"$a% _{b}$"#, #"a_b"#),
    Rendering(#"$\unicode{x2013}$"#, #"–"#),
    Rendering(#"$\char"41\char65\char`\A$"#, #"AAA"#),
    Rendering(#"$^^41$, $^^^^00e9$"#, #"A, é"#),
  ]
}
