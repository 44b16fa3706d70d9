/// Sequences within the stream: after CSI, SS2 or SS3.
extension Tokenizer {
  /// No sequence that means anything has more parameter bytes.
  private static let mostParameters = 256

  mutating func beginSequence(
    _ introducer: UInt8, isLate: Bool, isAlt: Bool = false, isC1: Bool = false
  ) {
    bytes.removeAll(keepingCapacity: true)
    self.isC1 = isC1
    let kind: ControlSequence.Introducer
    switch introducer {
    case 0x5B: kind = .control
    case 0x4F: kind = .singleShift3
    case 0x4E: kind = .singleShift2
    default:
      state = .string(introducer, isLate: isLate)
      return
    }
    sequence = ControlSequence(introducer: kind, isAlt: isAlt)
    state = .sequence(isLate: isLate)
  }

  mutating func takeInSequence(_ byte: UInt8, isLate: Bool) {
    guard (0x20...0x7E).contains(byte) else {
      // A control character is a key and no part of a sequence; so is what is beyond ASCII.
      abandonSequence(isLate: isLate)
      return begin(byte)
    }
    if sequence.introducer == .control, sequence.isBare, byte == 0x5B {
      sequence.introducer = .console
    } else if (0x30...0x3F).contains(byte) {
      if sequence.parameters.count <= Tokenizer.mostParameters { sequence.parameters.append(byte) }
    } else if byte < 0x30, sequence.introducer == .control {
      if sequence.intermediates.count < 4 { sequence.intermediates.append(byte) }
    } else {
      sequence.final = byte
      endSequence(isLate: isLate)
    }
  }

  private mutating func endSequence(isLate: Bool) {
    state = .ground
    if sequence.introducer == .control, sequence.intermediates.isEmpty {
      if sequence.final == 0x4D, sequence.parameters.isEmpty {
        bytes.removeAll(keepingCapacity: true)
        state = .mouse(isLate: isLate)
        return
      }
      if sequence.final == 0x7E, sequence.parameters == Array("200".utf8) {
        if sequence.isAlt { tokens.append(.escape) }
        bytes = []
        state = .paste
        return
      }
    }
    let isTooLong = sequence.parameters.count > Tokenizer.mostParameters
    if !isLate, !isTooLong { tokens.append(.sequence(sequence)) }
  }

  mutating func expireSequence(isLate: Bool) {
    if sequence.mayEndWithDollar {
      sequence.final = sequence.intermediates.removeLast()
      endSequence(isLate: isLate)
    } else {
      abandonSequence(isLate: isLate)
    }
  }

  private mutating func abandonSequence(isLate: Bool) {
    state = .ground
    if sequence.mayEndWithDollar { return expireSequence(isLate: isLate) }
    guard sequence.isBare, sequence.introducer != .console else { return }
    if sequence.isAlt { tokens.append(.escape) }
    let introducer: UInt8 =
      switch sequence.introducer {
      case .control, .console: 0x5B
      case .singleShift2: 0x4E
      case .singleShift3: 0x4F
      }
    takeBeginning(introducer, isLate: isLate)
  }
}

extension ControlSequence {
  /// Nothing has come but the introducer.
  fileprivate var isBare: Bool { parameters.isEmpty && intermediates.isEmpty }

  /// `CSI 5 $` is Shift with a key in rxvt; in ECMA-48 a letter must follow.
  var mayEndWithDollar: Bool {
    introducer == .control && intermediates == [0x24] && !parameters.isEmpty
      && parameters.allSatisfy { (0x30...0x39).contains($0) }
  }
}
