import CNcurses

extension CursesTerminal {
  /// Everything that gives the terminal back, for the crash guard, which cannot ask ncurses.
  var farewell: [UInt8] {
    // First the end of what may have been begun.
    var bytes = Array("\u{1B}\\".utf8) + Array(farewellModes.utf8)
    for name in ["rmkx", "sgr0", "rmcup", "cnorm"] {
      guard let text = tigetstr(name), Int(bitPattern: text) != -1 else { continue }
      // Delays such as $<2> are for printing terminals.
      bytes += String(cString: text).split(separator: "$<").enumerated().flatMap { index, part in
        index == 0 ? Array(part.utf8) : Array(part.drop { $0 != ">" }.dropFirst().utf8)
      }
    }
    return bytes
  }
}
