/// Cuts the bytes of a terminal into tokens, by the grammar of ECMA-48.
///
/// Terminals write keys, and what they have to tell, in one stream: characters, ESC with a character
/// for Alt, control sequences (CSI, parameters, intermediates, a final byte), single shifts, control
/// strings (up to BEL or ST), and pasted text between two marks. A sequence must be known as one
/// before anybody looks at its letters, and it may be cut at any byte by the reads.
///
/// What makes it hard is that beginnings are keys too: ESC is Escape, `ESC [` is Alt-[, `ESC P` is
/// Alt-P. Only time tells them apart:
///
/// - ESC alone acts after `timing.escape` of silence. What then still completes a sequence, if it
///   begins within `timing.late`, is dropped.
/// - A beginning with nothing after it is Alt with its letter after `timing.silence`; one with more is
///   no key and is dropped then.
/// - A paste ends at its end mark, when silence follows: a mark that is pasted too is text.
/// - A string or a paste that grows beyond `longest` is lost, and what belongs to it, which is all
///   that comes without a pause, is not read as keys.
/// - Ctrl-C always gets through.
///
/// There is no clock here: bytes come with their time, and `tick` says that it is later and nothing
/// came. Bytes that wait to be read when the time is up have come in time, for all that is known. The
/// result does not depend on how the bytes are cut into reads, and costs a few nanoseconds a byte.
struct Tokenizer: Sendable {
  /// The most bytes of a string or a paste.
  static let longest = 64 << 10

  enum State: Hashable {
    case ground
    /// Within a character of several bytes.
    case character(isAlt: Bool)
    case escape
    case escapeTwice
    /// ESC and bytes from 0x20 to 0x2F: Alt with the first, or the beginning of a longer escape sequence.
    case escapeIntermediate
    /// ESC has acted; until then a sequence is too late.
    case late(until: Int)
    /// The same, and a byte has come that may begin one.
    case lateBeginning(UInt8, until: Int)
    case sequence(isLate: Bool)
    /// Within the three bytes of `CSI M`.
    case mouse(isLate: Bool)
    case string(UInt8, isLate: Bool)
    /// ESC within a string: the first half of ST, or the end of all patience.
    case stringEscape(UInt8, isLate: Bool)
    case paste
    /// After an end mark; `end` is where the text ended.
    case pasteEnd(end: Int)
    /// What belongs to something lost; what is too long comes in parts, with pauses between them.
    case skipping(isLong: Bool)
  }

  var timing: InputTiming
  /// What has been found.
  var tokens: [Token] = []
  /// When `tick` has something to do; nil when nothing is awaited.
  private(set) var deadline: Int?

  var state = State.ground
  /// The sequence that is coming.
  var sequence = ControlSequence(introducer: .control)
  /// It began with a C1 control.
  var isC1 = false
  /// The bytes of the character, string or paste that is coming.
  var bytes: [UInt8] = []

  init(timing: InputTiming = InputTiming()) {
    self.timing = timing
  }

  /// What has been found since the last time.
  mutating func takeTokens() -> [Token] {
    defer { tokens.removeAll(keepingCapacity: true) }
    return tokens
  }

  /// Takes bytes that were read at a time.
  mutating func feed(_ bytes: some Sequence<UInt8>, at now: Int) {
    for byte in bytes { take(byte, at: now) }
    setDeadline(now)
  }

  /// It is this late, and nothing has come since the last bytes.
  mutating func tick(at now: Int) {
    guard let deadline, now >= deadline else { return }
    expire(at: now)
    setDeadline(now)
  }

  /// Forgets what is unfinished: the terminal has been somebody else's.
  mutating func reset() {
    state = .ground
    bytes = []
    deadline = nil
  }

  private mutating func setDeadline(_ now: Int) {
    switch state {
    case .ground, .character, .late: deadline = nil
    case .escape, .escapeTwice, .escapeIntermediate, .pasteEnd, .skipping(isLong: false):
      deadline = now + timing.escape
    case .lateBeginning(_, let until): deadline = until
    case .sequence:
      deadline = now + (sequence.mayEndWithDollar ? timing.escape : timing.silence)
    case .mouse, .string, .stringEscape, .paste, .skipping(isLong: true):
      deadline = now + timing.silence
    }
  }

  // MARK: A byte

  mutating func take(_ byte: UInt8, at now: Int) {
    switch state {
    case .ground: begin(byte)
    case .character(let isAlt): takeCharacter(byte, isAlt: isAlt, at: now)
    case .escape: takeEscaped(byte)
    case .escapeTwice:
      switch byte {
      case 0x1B: tokens.append(.escape)
      case 0x4F, 0x5B: beginSequence(byte, isLate: false, isAlt: true)
      default:
        tokens.append(.escape)
        takeEscaped(byte)
      }
    case .escapeIntermediate:
      if (0x20...0x2F).contains(byte), bytes.count < 4 {
        bytes.append(byte)
      } else if (0x30...0x7E).contains(byte) {
        state = .ground
      } else {
        endIntermediates()
        begin(byte)
      }
    case .late(let until):
      if now < until, Tokenizer.introducers.contains(byte) {
        state = .lateBeginning(byte, until: until)
      } else {
        state = .ground
        begin(byte)
      }
    case .lateBeginning(let introducer, _):
      beginSequence(introducer, isLate: true)
      take(byte, at: now)
    case .sequence(let isLate): takeInSequence(byte, isLate: isLate)
    case .mouse(let isLate):
      guard byte >= 0x20 else {
        state = .ground
        return begin(byte)
      }
      bytes.append(byte)
      guard bytes.count == 3 else { return }
      state = .ground
      if !isLate {
        tokens.append(.mouse(button: bytes[0], column: bytes[1], row: bytes[2]))
      }
    case .string, .stringEscape, .skipping: takeInString(byte)
    case .paste, .pasteEnd: takePasted(byte)
    }
  }

  /// Takes a byte before which nothing stands.
  mutating func begin(_ byte: UInt8) {
    switch byte {
    case 0x1B: state = .escape
    case 0x80...0xFF: beginCharacter(byte, isAlt: false)
    default:
      state = .ground
      tokens.append(.scalar(Unicode.Scalar(byte)))
    }
  }

  private mutating func takeEscaped(_ byte: UInt8) {
    state = .ground
    switch byte {
    case 0x1B: state = .escapeTwice
    // Ctrl-C is never part of anything.
    case 0x03: tokens += [.escape, .scalar("\u{3}")]
    case 0x20...0x2F:
      bytes = [byte]
      state = .escapeIntermediate
    case 0x80...0xFF: beginCharacter(byte, isAlt: true)
    case _ where Tokenizer.introducers.contains(byte): beginSequence(byte, isLate: false)
    default: tokens.append(.alt(Unicode.Scalar(byte)))
    }
  }

  private mutating func endIntermediates() {
    state = .ground
    tokens.append(.alt(Unicode.Scalar(bytes[0])))
    tokens += bytes.dropFirst().map { .scalar(Unicode.Scalar($0)) }
  }

  // MARK: Silence

  private mutating func expire(at now: Int) {
    switch state {
    case .ground, .character, .late: break
    case .escape:
      tokens.append(.escape)
      state = .late(until: now + timing.late)
    case .stringEscape(let introducer, let isLate):
      if bytes.isEmpty { takeBeginning(introducer, isLate: isLate) }
      tokens.append(.escape)
      state = .late(until: now + timing.late)
    case .escapeTwice:
      tokens += [.escape, .escape]
      state = .late(until: now + timing.late)
    case .escapeIntermediate: endIntermediates()
    case .lateBeginning(let introducer, _):
      tokens.append(.scalar(Unicode.Scalar(introducer)))
      state = .ground
    case .sequence(let isLate): expireSequence(isLate: isLate)
    case .string(let introducer, let isLate):
      if bytes.isEmpty { takeBeginning(introducer, isLate: isLate) }
      state = .ground
    case .mouse, .skipping: state = .ground
    case .paste, .pasteEnd: expirePaste(at: now)
    }
  }

  /// The bytes that after ESC begin something longer.
  static let introducers: Set<UInt8> = [0x4E, 0x4F, 0x50, 0x58, 0x5B, 0x5D, 0x5E, 0x5F]

  /// Nothing follows a beginning: it is a key, unless it came as a C1 control.
  mutating func takeBeginning(_ introducer: UInt8, isLate: Bool) {
    if isC1 { return }
    let scalar = Unicode.Scalar(introducer)
    tokens.append(isLate ? .scalar(scalar) : .alt(scalar))
  }
}
