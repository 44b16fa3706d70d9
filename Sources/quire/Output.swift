import Glibc

/// Standard output and standard error of the commands.
enum Output {
  /// Writes bytes to standard output. Ends quietly when nobody reads them any more.
  static func write(_ bytes: [UInt8]) {
    write(bytes, to: 1)
  }

  static func write(_ text: String) {
    write(Array(text.utf8))
  }

  /// A sentence for people, after the program's name, on standard error. What the sentence quotes
  /// must be safe already.
  static func complain(_ sentence: String) {
    complain(raw: "quire: \(sentence)")
  }

  static func complain(raw text: String) {
    write(Array((text + "\n").utf8), to: 2)
  }

  /// The columns of the terminal that output goes to; 80 when it goes elsewhere.
  static var columns: Int {
    var size = winsize()
    let isKnown = ioctl(1, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    return isKnown ? Int(size.ws_col) : 80
  }

  /// The rows of the terminal that output goes to; very many when it goes elsewhere.
  static var rows: Int {
    var size = winsize()
    let isKnown = ioctl(1, UInt(TIOCGWINSZ), &size) == 0 && size.ws_row > 0
    return isKnown ? Int(size.ws_row) : .max
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { exit(1) }
      rest = rest.dropFirst(count)
    }
  }
}
