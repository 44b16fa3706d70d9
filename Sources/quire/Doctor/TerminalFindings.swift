import Canvas
import Glibc
import Terminal

/// How the terminal is: what its description says, and what it answers itself.
struct TerminalFindings {
  private let facts: TerminalFacts
  private let environment: [String: String]
  private let area = "terminal"

  init(_ options: TerminalOptions, environment: [String: String]) {
    facts = TerminalFacts(options)
    self.environment = environment
  }

  /// Texts whose width terminals do not agree on, with what they are.
  private static let texts = [
    ("●", "sign of new papers"), ("▲", "sign of revised papers"), ("✓", "check mark"),
    ("★", "star"),
    ("✎", "pencil"), ("→", "arrow"), ("…", "ellipsis"), ("ℝ", "double-struck R"),
    ("e\u{301}", "e with an accent of its own"), ("漢", "Chinese character"),
    ("한", "Korean syllable"),
    ("😀", "emoji"), ("❤\u{FE0F}", "emoji made of two"),
  ]

  func all() -> [Finding] {
    let known = [description, colors, encoding]
    guard isatty(0) == 1 || isatty(1) == 1 else {
      return known + [unasked("this is not a terminal: nothing was asked of one")]
    }
    let isPlain = ["linux", "vt100", "vt220", "dumb"].contains(facts.term ?? "dumb")
    let probe =
      facts.isDumb
      ? nil
      : TerminalProbe.asking(TerminalFindings.texts.map(\.0), asksMore: !isPlain)
    guard let probe, probe.roundTrip != nil else {
      return known + [unasked("it does not answer questions")] + [links, clipboard(nil)]
    }
    return known + [
      answers(probe), widths(probe),
      mode("mouse", probe.hasMouse, "without it keys do everything"),
      mode("paste", probe.hasBracketedPaste, "pasted text is known by its speed alone"),
      links, clipboard(probe), escape(probe),
    ]
  }

  private func unasked(_ text: String) -> Finding {
    Finding(
      area: area, name: "answers", verdict: .look, text: text,
      advice: "run `quire doctor` in the terminal that you use")
  }

  private var description: Finding {
    let term = facts.term.map { "TERM is \($0)" } ?? "TERM is not set"
    if facts.isDumb || facts.description == nil {
      return Finding(
        area: area, name: "TERM", verdict: .bad, text: "\(term): nothing can be drawn there",
        advice:
          "set TERM to what your terminal is, such as xterm-256color; one that only prints has `quire --plain`"
      )
    }
    if let notice = facts.notice {
      return Finding(
        area: area, name: "TERM", verdict: .look, text: notice,
        advice: "set TERM, or install the descriptions (on Debian the package ncurses-term)")
    }
    let used = facts.description == facts.term ? "" : ", described by \(facts.description ?? "")"
    return .good(area, "TERM", term + used)
  }

  private var colors: Finding {
    if environment["NO_COLOR"].map({ !$0.isEmpty }) ?? false {
      return .good(area, "colours", "none, as NO_COLOR asks")
    }
    if facts.isDirect { return .good(area, "colours", "any, given directly, as COLORTERM says") }
    if facts.colors >= 256 {
      return .good(area, "colours", "256; set COLORTERM=truecolor if it takes all")
    }
    return Finding(
      area: area, name: "colours", verdict: .look,
      text: facts.colors > 0 ? "\(facts.colors)" : "none in its description",
      advice: "most terminals have 256: try TERM=xterm-256color")
  }

  private var encoding: Finding {
    let name = facts.locale.isEmpty ? "no locale is set" : "the locale is \(facts.locale)"
    if facts.isUnicode { return .good(area, "characters", "UTF-8 (\(name))") }
    return Finding(
      area: area, name: "characters", verdict: .look,
      text: "\(name): everything is drawn with ASCII",
      advice: "set LC_ALL=C.UTF-8 if your terminal takes UTF-8, as most do")
  }

  private func answers(_ probe: TerminalProbe) -> Finding {
    let name = probe.name.map { "it is \($0), and " } ?? ""
    let background = probe.hasBackground ? ", and tells the colour of its background" : ""
    return .good(area, "answers", "\(name)answers in \(probe.roundTrip ?? 0) ms\(background)")
  }

  private func widths(_ probe: TerminalProbe) -> Finding {
    guard probe.columns.count > TerminalFindings.texts.count - 1 else {
      return Finding(
        area: area, name: "widths", verdict: .look, text: "it did not say where its cursor is")
    }
    let wrong = zip(TerminalFindings.texts, probe.columns).compactMap { text, columns -> String? in
      let expected = facts.width.columns(of: text.0)
      return columns == expected ? nil : "\(text.0) (\(text.1)) takes \(columns), not \(expected)"
    }
    if wrong.isEmpty { return .good(area, "widths", "all characters are as wide as expected") }
    return Finding(
      area: area, name: "widths", verdict: .look, text: wrong.joined(separator: ", "),
      advice: "let the terminal show characters of ambiguous width as narrow, or set ascii = true")
  }

  private func mode(_ name: String, _ isKnown: Bool?, _ without: String) -> Finding {
    switch isKnown {
    case true?: .good(area, name, "it takes it")
    case nil: .good(area, name, "it does not say whether it takes it")
    case false?:
      Finding(area: area, name: name, verdict: .look, text: "it does not take it: \(without)")
    }
  }

  private var links: Finding {
    .good(
      area, "links",
      facts.showsLinks
        ? "addresses are links (OSC 8); the setting links says otherwise"
        : "addresses are plain text; links = \"always\" makes them links (OSC 8)")
  }

  private func clipboard(_ probe: TerminalProbe?) -> Finding {
    if environment["TMUX"] != nil {
      let said = Spawn.output(of: ["tmux", "show-options", "-gsv", "set-clipboard"])
      let value =
        said.map { String(decoding: $0, as: UTF8.self) }?.split(separator: "\n").first ?? ""
      // What Quire loads into the buffers of tmux, tmux passes on itself, unless this is off.
      if value == "on" || value == "external" {
        return .good(area, "clipboard", "tmux passes it on (set-clipboard \(value))")
      }
      return Finding(
        area: area, name: "clipboard", verdict: .look,
        text: "tmux has set-clipboard \(value.isEmpty ? "unknown" : String(value))",
        advice: "`tmux set -s set-clipboard on` lets programs copy to your clipboard")
    }
    if probe?.hasClipboard == true { return .good(area, "clipboard", "it takes text (OSC 52)") }
    return .good(
      area, "clipboard",
      "whether it takes text (OSC 52) cannot be asked; `yy` in the browser shows it")
  }

  private func escape(_ probe: TerminalProbe) -> Finding {
    let time = facts.escapeTime(roundTrip: probe.roundTrip)
    let text =
      "Escape acts after \(time) ms" + (facts.escapeDelay == nil ? "" : ", as ESCDELAY says")
    if environment["TMUX"] != nil {
      let said = Spawn.output(of: ["tmux", "show-options", "-gsv", "escape-time"])
      let value = said.map { String(decoding: $0, as: UTF8.self) }.flatMap {
        Int($0.filter(\.isNumber))
      }
      if let value, value > 100 {
        return Finding(
          area: area, name: "Escape", verdict: .look,
          text: "\(text), and tmux waits \(value) ms before",
          advice: "`tmux set -s escape-time 10`")
      }
    }
    guard time <= 200 else {
      return Finding(
        area: area, name: "Escape", verdict: .look, text: text,
        advice: "set ESCDELAY lower, or not at all")
    }
    return .good(area, "Escape", text)
  }
}
