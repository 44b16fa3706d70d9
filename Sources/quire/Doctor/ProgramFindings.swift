import Papers

/// Which other programs are there: for addresses, notes, long pages, the clipboard.
struct ProgramFindings {
  let environment: [String: String]
  /// The program that the settings name for PDFs; empty for none.
  let viewerOfSettings: String
  private let area = "programs"

  func all() -> [Finding] { [browser, viewer, editor, pager, clipboard] }

  private var browser: Finding {
    do throws(Opener.Refusal) {
      let opener = try Opener("https://arxiv.org/", environment: environment)
      let place = opener.needsTerminal ? ", on the terminal" : ""
      return .good(area, "browser", "pages are opened by \(opener.program)\(place)")
    } catch {
      let text =
        switch error {
        case .noBrowser: "no program is there that opens addresses"
        case .textOfShell(let program, let option):
          "BROWSER would have \(program) \(option) read addresses as commands, and is refused"
        case .noProgram(let program): "\(program) is not there"
        }
      return Finding(
        area: area, name: "browser", verdict: .look, text: text,
        advice:
          "set BROWSER, as in BROWSER=firefox, or install xdg-utils; links can be copied by `yy`")
    }
  }

  private var viewer: Finding {
    do throws(Opener.Refusal) {
      let opener = try Opener(
        file: "/paper.pdf", as: .pdf, viewer: viewerOfSettings, environment: environment)
      return .good(area, "viewer", "PDFs that are here are shown by \(opener.program)")
    } catch {
      let text =
        switch error {
        case .noBrowser: "no program is there that shows PDFs"
        case .textOfShell(let program, let option):
          "pdf_viewer or BROWSER would have \(program) \(option) read the path as a command, and is refused"
        case .noProgram(let program):
          "\(program), which is pdf_viewer in the settings, is not there"
        }
      return Finding(
        area: area, name: "viewer", verdict: .look, text: text,
        advice: "set pdf_viewer in the settings to a program that is there, or install xdg-utils")
    }
  }

  private var editor: Finding {
    guard let command = NoteEditor(environment: environment).command else {
      return Finding(
        area: area, name: "editor", verdict: .look, text: "there is none: notes cannot be written",
        advice: "set EDITOR, or install vim or nano")
    }
    guard Opener.exists(command[0], path: path) else {
      return Finding(
        area: area, name: "editor", verdict: .bad, text: "\(command[0]) is not there",
        advice: "set VISUAL or EDITOR to a program that is")
    }
    return .good(area, "editor", "notes are written in \(command.joined(separator: " "))")
  }

  private var pager: Finding {
    let words = Opener.words(environment["PAGER"] ?? "less -FR")
    guard let program = words.first, Opener.exists(program, path: path) else {
      return Finding(
        area: area, name: "pager", verdict: .look,
        text: "\(words.first ?? "PAGER") is not there: long pages are printed at once",
        advice: "install less, or set PAGER")
    }
    return .good(area, "pager", "long pages are shown by \(words.joined(separator: " "))")
  }

  private var clipboard: Finding {
    if let command = ClipboardCommand.desktop(environment: environment) {
      return .good(area, "clipboard", "text is copied by \(command[0]) too")
    }
    if let command = ClipboardCommand.tmux(environment: environment) {
      return .good(area, "clipboard", "text is copied by \(command[0]) too")
    }
    let isDesktop = environment["DISPLAY"] != nil || environment["WAYLAND_DISPLAY"] != nil
    guard isDesktop else { return .good(area, "clipboard", "text is copied by the terminal alone") }
    return Finding(
      area: area, name: "clipboard", verdict: .look,
      text: "no program of the desktop is there for it",
      advice: "install wl-clipboard or xclip, if your terminal does not take OSC 52")
  }

  private var path: String { environment["PATH"] ?? "/usr/bin:/bin" }
}
