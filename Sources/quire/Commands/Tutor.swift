import ArgumentParser
import Glibc
import Storage

/// `quire tutor`: the browser on its sample, which tells step by step what to do.
struct Tutor: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tutor", abstract: "Learn the browser in ten minutes, step by step.",
    discussion: """
      The browser opens on its sample, and under it stands what to do next. A step is done when you have done it, with \
      whichever keys you have; F8 goes on without, F7 goes back, and you can leave at any time. What you mark is \
      forgotten: your own marks, notes and views stay as they are.

      Examples:

        quire tutor
        quire tutor --profile less

      Exit codes: 0 done, 2 wrong usage, 3 there is no screen.
      """)

  @OptionGroup var looks: LookArguments

  func run() throws {
    let place = TemporaryFolder.place(Process.environment)
    guard let home = TemporaryFolder("quire-tutor", in: place) else {
      let reason = String(cString: strerror(errno))
      throw Failure(code: 3, lines: ["no folder for what is tried out: \(reason)"])
    }
    defer { home.remove() }
    var browser = try Browse.parse([])
    browser.looks = looks
    let places = Places(environment: ["QUIRE_HOME": home.path])
    let end = browser.isOnPlainTerminal ? nil : try browser.open(.tutor(places))
    guard let end else {
      throw Failure(
        code: 3, lines: ["the tutor needs a screen; without one, `quire --plain` has its own help"])
    }
    if end.code != 0 { throw Failure(code: end.code) }
  }
}
