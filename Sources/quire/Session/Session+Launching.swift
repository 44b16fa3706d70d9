import Catalog
import Glibc
import Interface
import Papers
import Storage
import Terminal

/// Browsers and clipboards.
extension Session {
  func open(_ address: String) {
    let address = WebAddress.encoded(address)
    let opener: Opener
    do throws(Opener.Refusal) {
      opener = try Opener(address, environment: environment)
    } catch {
      switch error {
      case .noBrowser: say(.noBrowser(address))
      case .textOfShell(let program, let option):
        say(.browserOfShell(Sentences.safe(program), Sentences.safe(option)))
      case .noProgram: say(.noBrowser(address))
      }
      return
    }
    let program = Sentences.safe(opener.program)
    if opener.needsTerminal {
      var code: Int32?
      hand.withTerminalGivenBack { code = Spawn.status(of: opener.arguments, input: hand.input) }
      say(
        code == 0
          ? .opened(address, by: program) : .browserFailed(address, by: program, code: code))
    } else if let process = Spawn.detached(opener.arguments) {
      launched[process] = Launched(task: .open(address), program: program)
      say(.opened(address, by: program))
    } else {
      say(.browserFailed(address, by: program, code: nil))
    }
  }

  /// Shows the file of a paper; one that is gone meanwhile is shown on the web.
  func show(_ reference: ArxivReference, _ form: PaperForm, isLate: Bool) {
    guard let path = Process.paperFiles.file(of: reference, as: form) else {
      return open("https://arxiv.org/\(form)/\(reference)")
    }
    let name = Sentences.safe(path)
    let opener: Opener
    do throws(Opener.Refusal) {
      opener = try Opener(
        file: path, as: form, viewer: Process.settings().settings.pdfViewer,
        environment: environment)
    } catch {
      switch error {
      case .noBrowser: say(.noViewer(name))
      case .textOfShell(let program, let option):
        say(.viewerOfShell(Sentences.safe(program), Sentences.safe(option)))
      case .noProgram(let program): say(.viewerIsGone(Sentences.safe(program), file: name))
      }
      return
    }
    let program = Sentences.safe(opener.program)
    if opener.needsTerminal {
      // Whoever types something else by now must not type it there.
      if isLate { return say(.isHere(name)) }
      var code: Int32?
      hand.withTerminalGivenBack { code = Spawn.status(of: opener.arguments, input: hand.input) }
      say(code == 0 ? .opened(name, by: program) : .browserFailed(name, by: program, code: code))
    } else if let process = Spawn.detached(opener.arguments) {
      launched[process] = Launched(task: .open(name), program: program)
      say(.opened(name, by: program))
    } else {
      say(.browserFailed(name, by: program, code: nil))
    }
  }

  func copy(_ text: String, _ name: String) {
    if hand.takes(copied: text) { return }
    let bytes = Array(text.utf8)
    func start(_ arguments: [String]?, isTold: Bool) -> String? {
      guard let arguments, let process = Spawn.feeding(bytes, to: arguments) else { return nil }
      launched[process] = Launched(task: .copy(name, isTold: isTold), program: arguments[0])
      return arguments[0]
    }
    let desktop = start(ClipboardCommand.desktop(environment: environment), isTold: false)
    _ = start(ClipboardCommand.tmux(environment: environment), isTold: desktop == nil)
    hand.write(
      Clipboard.sequence(
        text, tmux: environment["TMUX"] != nil, screen: environment["STY"] != nil))
    say(.copied(name, by: desktop))
  }

  /// What is said when a program has ended.
  func noteEnd(of process: pid_t, _ code: Int32) {
    guard let ended = launched.removeValue(forKey: process) else { return }
    switch ended.task {
    case .open(let address):
      guard code != 0, .now - ended.start < Launched.patience else { return }
      say(.browserFailed(address, by: ended.program, code: code))
    case .copy(let name, let isTold):
      if code != 0 {
        say(.copyFailed(name, by: ended.program, code: code))
      } else if isTold {
        say(.copied(name, by: ended.program))
      }
    }
  }
}
