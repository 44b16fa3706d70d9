import ArgumentParser
import Glibc
import Storage
import Terminal

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

  @Option(help: "Use colours: auto, always or never.")
  var color: TerminalOptions.Color?

  @Option(
    help: ArgumentHelp(
      "What everything looks like, in place of the setting: a theme, or quire's dark or light one.",
      valueName: "theme"))
  var theme: String?

  @OptionGroup var profile: ProfileArgument

  @Flag(help: "Draw with ASCII characters alone.")
  var ascii = false

  func run() throws {
    guard let home = TemporaryHome() else {
      let reason = String(cString: strerror(errno))
      throw Failure(code: 3, lines: ["no folder for what is tried out: \(reason)"])
    }
    defer { home.remove() }
    var browser = try Browse.parse([])
    (browser.color, browser.theme, browser.ascii) = (color, theme, ascii)
    browser.profile = profile
    let end = browser.isOnPlainTerminal ? nil : try browser.open(.tutor(home.places))
    guard let end else {
      throw Failure(
        code: 3, lines: ["the tutor needs a screen; without one, `quire --plain` has its own help"])
    }
    if end.code != 0 {
      home.remove()
      throw Failure(code: end.code)
    }
  }
}

/// A folder for marks that nobody wants to keep.
struct TemporaryHome {
  let path: String

  /// nil when none can be made; `errno` says why.
  init?() {
    let folder = Process.environment["TMPDIR"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "/tmp"
    var name = Array("\(folder)/quire-tutor-XXXXXX".utf8CString)
    guard mkdtemp(&name) != nil else { return nil }
    path = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  var places: Places { Places(environment: ["QUIRE_HOME": path]) }

  /// Takes it away, with all that is in it.
  func remove() { TemporaryHome.remove(path) }

  /// Links are taken away as such: what they lead to is another's.
  private static func remove(_ path: String) {
    for name in names(in: path) { remove("\(path)/\(name)") }
    _ = Glibc.remove(path)
  }

  /// The names in a folder; none in what is no folder.
  private static func names(in path: String) -> [String] {
    let folder = Glibc.open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard folder >= 0, let stream = fdopendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let item = readdir(stream) {
      let name = withUnsafeBytes(of: &item.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }
}
