import CNcurses
import Canvas
import Glibc

/// What the environment says about the terminal.
enum Environment {
  static func value(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Sets the locale so that ncurses draws Unicode, and says whether it can.
  ///
  /// A locale that is unset, C, POSIX or not installed says nothing about the terminal, and nearly
  /// all terminals take UTF-8. A real other charset is meant.
  static func setLocale() -> Bool {
    let isInstalled = setlocale(LC_ALL, "") != nil
    if isInstalled, nc_is_utf8() != 0 { return true }
    let name = value("LC_ALL") ?? value("LC_CTYPE") ?? value("LANG") ?? "C"
    guard !isInstalled || name == "C" || name == "POSIX" else { return false }
    return setlocale(LC_CTYPE, "C.UTF-8") != nil && nc_is_utf8() != 0
  }

  /// Light or dark, as COLORFGBG says (`15;0`: the last number is the background); nil when it does
  /// not.
  static var ground: Ground? {
    guard let number = value("COLORFGBG")?.split(separator: ";").last.flatMap({ Int($0) }) else {
      return nil
    }
    return number == 7 || number > 8 ? .light : .dark
  }

  /// Whether the terminal is at the other end of a line.
  static var isRemote: Bool {
    value("SSH_CONNECTION") != nil || value("SSH_TTY") != nil
  }

  /// Whether the terminal says that it takes any colour.
  static var hasDirectColor: Bool {
    let value = value("COLORTERM")
    return value == "truecolor" || value == "24bit"
  }
}
