/// A unit of what a terminal sends, before anybody asks which key it is.
enum Token: Hashable, Sendable {
  /// A character, or a control character that is a key by itself; never ESC.
  case scalar(Unicode.Scalar)
  /// ESC, and nothing after it.
  case escape
  /// ESC and a character: Alt with a key.
  case alt(Unicode.Scalar)
  case sequence(ControlSequence)
  /// The mouse as X10 reports it: a button, a column and a row, each 32 too high.
  case mouse(button: UInt8, column: UInt8, row: UInt8)
  /// A control string, whole.
  case string(ControlString)
  /// What stood between the marks of a bracketed paste.
  case paste([UInt8])
  case pasteLost(PasteLoss)
}

/// CSI, SS2 or SS3 with what follows: parameters, intermediates, a final byte (ECMA-48, 5.4).
struct ControlSequence: Hashable, Sendable {
  enum Introducer: Hashable, Sendable {
    /// `ESC [`
    case control
    /// `ESC N`, `ESC O`: the next character is of another set; keypads speak so.
    case singleShift2, singleShift3
    /// `ESC [ [`, the function keys of the Linux console.
    case console
  }

  var introducer: Introducer
  /// Bytes 0x30 to 0x3F.
  var parameters: [UInt8] = []
  /// Bytes 0x20 to 0x2F.
  var intermediates: [UInt8] = []
  /// 0x40 to 0x7E; a dollar sign where rxvt ends a key with one.
  var final: UInt8 = 0
  /// Another ESC stood before: Alt, as rxvt and PuTTY write it.
  var isAlt = false

  /// The private marker, one of `<=>?`, if there is one.
  var marker: UInt8? { parameters.first.flatMap { $0 >= 0x3C ? $0 : nil } }

  /// The numbers: a list for each parameter, whose further parts stand after colons; nil for one that
  /// is left out. Numbers above ten million count as ten million.
  var numbers: [[Int?]] {
    let digits = marker == nil ? parameters[...] : parameters.dropFirst()
    guard !digits.isEmpty else { return [] }
    return digits.split(separator: 0x3B, omittingEmptySubsequences: false).map { parameter in
      parameter.split(separator: 0x3A, omittingEmptySubsequences: false).map { part in
        if part.isEmpty { return nil }
        return part.reduce(0) { number, digit in
          (0x30...0x39).contains(digit) ? min(10_000_000, number * 10 + Int(digit - 0x30)) : number
        }
      }
    }
  }
}

/// OSC, DCS, APC, PM or SOS with its text.
struct ControlString: Hashable, Sendable {
  /// The letter after ESC: `]`, `P`, `_`, `^`, `X`.
  let introducer: UInt8
  let text: [UInt8]
}

/// Why a paste did not become text.
public enum PasteLoss: Hashable, Sendable {
  /// It is longer than `Tokenizer.longest`.
  case tooLong
  /// Its end did not come.
  case unfinished
}
