import CNcurses

extension CursesTerminal {
  /// Everything that gives the terminal back, for the crash guard, which cannot ask ncurses.
  var farewell: [UInt8] {
    // First the end of what may have been begun.
    var bytes = Array("\u{1B}\\".utf8) + Array(farewellModes.utf8)
    for name in ["rmkx", "sgr0", "rmcup", "cnorm"] {
      guard let text = tigetstr(name), Int(bitPattern: text) != -1 else { continue }
      // Delays such as $<2> are for printing terminals.
      var rest = Array(String(cString: text).utf8)[...]
      while let byte = rest.popFirst() {
        if byte == UInt8(ascii: "$"), rest.first == UInt8(ascii: "<") {
          rest = rest.drop { $0 != UInt8(ascii: ">") }.dropFirst()
        } else {
          bytes.append(byte)
        }
      }
    }
    return bytes
  }
}
