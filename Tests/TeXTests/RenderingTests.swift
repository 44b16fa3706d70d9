import Foundation
import Testing

@testable import TeX

/// What is shown for what people write.
@Suite struct RenderingTests {
  @Test(arguments: Rendering.all)
  func isShown(_ rendering: Rendering) {
    #expect(TeXText(rendering.source).string == rendering.text)
  }

  @Test func textWithoutTeXIsPlain() {
    for text in ["", "A text.", "well-known, it's {a} 5^2 % & # _", "Müller 中文", "a } b"] {
      var text = text
      let isPlain = text.withUTF8 { TeXText.isPlain(UnsafeRawBufferPointer($0)) }
      #expect(isPlain == !text.contains("{"), "\(text)")
      #expect(TeXText(text).string == text)
    }
  }

  @Test func styles() {
    let text = TeXText(#"a \textbf{b \emph{c}} $d$ \texttt{e} {\it f} g"#)
    let styled = text.pieces.filter { !$0.style.isEmpty }
      .map { (String(decoding: text.text[$0.output], as: UTF8.self), $0.style) }
    let expected: [(String, TeXText.Style)] = [
      ("b ", .bold), ("c", [.bold, .emphasis]), ("d", .mathematics), ("e", .typewriter),
      ("f", .emphasis),
    ]
    #expect(styled.map(\.0) == expected.map(\.0))
    #expect(styled.map(\.1) == expected.map(\.1))
  }

  @Test(arguments: [
    "times", "textbf", "textit", "mathbb", "mathcal", "emph", "sim", "ell", "to", "mathbf", "rm",
    "pm", "mathrm", "texttt", "alpha", "underline", "href", "bar", "text", "log", "in", "sqrt",
    "infty", "varepsilon", "leq", "geq", "cite", "approx", "pi", "mu", "frac", "le", "rightarrow",
    "url", "beta", "circ", "textsc", "lambda", "gamma", "ge", "bf", "Delta", "mathfrak", "mathsf",
    "epsilon", "textsf", "tilde", "delta", "cdot", "em", "left", "right", "tau", "boldsymbol",
    "mathscr", "lvert", "widehat", "sigma", "Gamma", "Lambda", "sum", "operatorname", "equiv",
    "ldots", "pmod", "overline", "hat", "omega", "Omega", "theta", "phi", "varphi", "nu", "rho",
    "chi", "xi", "psi", "eta", "kappa", "zeta", "Phi", "Psi", "Theta", "Sigma", "Pi", "partial",
    "nabla", "neq", "ne", "subset", "subseteq", "cup", "cap", "setminus", "emptyset", "forall",
    "exists", "otimes", "oplus", "wedge", "vee", "ll", "gg", "lesssim", "gtrsim", "simeq", "cong",
    "propto", "mid", "parallel", "perp", "langle", "rangle", "lfloor", "rfloor", "lceil", "rceil",
    "prod", "int", "lim", "max", "min", "sup", "inf", "exp", "ln", "sin", "cos", "tan", "det",
    "dim", "ker", "deg", "gcd", "Pr", "arg", "limsup", "liminf", "dots", "cdots", "quad", "qquad",
    "mapsto", "longrightarrow", "Rightarrow", "Leftrightarrow", "hookrightarrow", "leftarrow",
    "leftrightarrow", "iff", "implies", "star", "ast", "bullet", "dagger", "prime", "hbar",
    "dot", "ddot", "vec", "check", "breve", "widetilde", "underset", "overset", "stackrel",
    "binom", "tfrac", "dfrac", "mathit", "mathtt", "bm", "mbox", "textrm", "textup",
    "textsuperscript", "textsubscript", "footnote", "ref", "eqref", "it", "tt", "sc", "cal",
    "sf", "aleph", "Re", "Im", "lbrace", "rbrace", "lVert", "rVert", "rvert", "big", "Big",
    "bigl", "bigr", "bigcup", "bigcap", "bigoplus", "bigotimes", "coprod", "oint", "rtimes",
    "ltimes", "succeq", "preceq", "prec", "succ", "models", "vdash", "triangle", "square",
    "odot", "leqslant", "geqslant", "notin", "ni", "supset", "supseteq", "subsetneq", "asymp",
    "displaystyle", "limits", "nonumber", "not", "mathring", "vartheta", "varrho", "upsilon",
    "iota", "div", "mp", "land", "lor", "neg", "top", "bot", "angle", "degree", "checkmark",
  ])
  func frequentMacrosAreKnown(_ name: String) {
    let text = TeXText("$\\\(name){a}{b}$ \\\(name){a}{b}").string
    #expect(!text.contains("\\"), "\(text)")
  }

  @Test func symbolsAreInComposedForm() {
    for (name, symbol) in Symbol.all {
      let text = String(decoding: symbol.text, as: UTF8.self)
      #expect(Array(text.utf8) == Array(text.precomposedStringWithCanonicalMapping.utf8), "\(name)")
    }
  }

  @Test(arguments: ["", "\u{301}", "e\u{301}", "\\^e\u{301}", "\\'{\\^{e}}", "a\u{323}\u{302}"])
  func accentsAreComposed(_ source: String) {
    let text = TeXText(source).string
    #expect(Array(text.utf8) == Array(text.precomposedStringWithCanonicalMapping.utf8), "\(text)")
  }
}
