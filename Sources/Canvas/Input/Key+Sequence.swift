/// Control sequences as the keys that they mean, in all forms that terminals have for them. terminfo
/// is not asked: it knows one form of each, and often that of another terminal.
///
/// Sources: https://invisible-island.net/xterm/ctlseqs/ctlseqs.html (PC-style function keys),
/// rxvt's manual rxvtref(7), console_codes(4), https://sw.kovidgoyal.net/kitty/keyboard-protocol/
extension Key {
  /// nil when it is no key, or one that we have no name for, or one that was let go.
  init?(_ sequence: ControlSequence) {
    switch sequence.introducer {
    case .console:
      guard sequence.parameters.isEmpty, (0x41...0x45).contains(sequence.final) else { return nil }
      self.init(.function(Int(sequence.final) - 0x40))
    case .singleShift2: return nil
    case .singleShift3: self.init(keypad: sequence)
    case .control:
      guard sequence.marker == nil, sequence.intermediates.isEmpty else { return nil }
      self.init(control: sequence)
    }
  }

  private init?(control sequence: ControlSequence) {
    let numbers = sequence.numbers
    func number(_ index: Int, _ part: Int = 0) -> Int? {
      numbers.indices.contains(index) && numbers[index].indices.contains(part)
        ? numbers[index][part] : nil
    }
    // `modifiers:event`; the third event is the release of a key.
    let event = number(1, 1) ?? 1
    guard numbers.count <= 3, event == 1 || event == 2,
      let modifiers = Modifiers(parameter: number(1))
    else { return nil }

    switch sequence.final {
    case 0x75:  // u
      guard let code = number(0) else { return nil }
      self.init(code: code, shifted: number(0, 1), text: number(2), modifiers)
    case 0x7E where number(0) == 27 && numbers.count == 3:  // modifyOtherKeys
      guard let code = number(2) else { return nil }
      self.init(code: code, shifted: nil, text: nil, modifiers)
    case 0x7E, 0x24, 0x5E, 0x40:  // ~, and rxvt's $ ^ @
      guard numbers.count <= 2, let first = number(0), let code = Key.numbered[first] else {
        return nil
      }
      let rxvt: Modifiers =
        switch sequence.final {
        case 0x24: .shift
        case 0x5E: .control
        case 0x40: [.shift, .control]
        default: []
        }
      self.init(code, modifiers.union(rxvt))
    case 0x5A where numbers.count <= 2: self.init(.tab, modifiers.union(.shift))  // Z
    case 0x61...0x64 where numbers.isEmpty:  // rxvt: Shift with an arrow
      self.init(Key.lettered[sequence.final - 0x20]!, .shift)
    default:
      // `CSI 1;5D`. A report of the cursor's position ends as F3 does: `CSI 24;80R`, `CSI 1;1R`.
      guard numbers.count <= 2, number(0) ?? 1 == 1, let code = Key.lettered[sequence.final],
        !(sequence.final == 0x52 && numbers.count == 2 && modifiers.isEmpty)
      else { return nil }
      self.init(code, modifiers)
    }
  }

  /// `ESC O` and a letter; some put the modifiers before it.
  private init?(keypad sequence: ControlSequence) {
    let numbers = sequence.numbers
    guard sequence.marker == nil, numbers.count <= 2, numbers.allSatisfy({ $0.count == 1 }),
      let modifiers = Modifiers(parameter: numbers.last?.first.flatMap(\.self))
    else { return nil }
    if let code = Key.lettered[sequence.final] {
      self.init(code, modifiers)
    } else if (0x61...0x64).contains(sequence.final), numbers.isEmpty {
      // rxvt: Control with an arrow.
      self.init(Key.lettered[sequence.final - 0x20]!, .control)
    } else if let code = Key.keypad[sequence.final] {
      self.init(code, modifiers)
    } else {
      return nil
    }
  }

  /// The keys of `CSI … ~`: VT220, xterm, the Linux console, rxvt.
  private static let numbered: [Int: Code] = {
    var codes: [Int: Code] = [
      1: .home, 2: .insert, 3: .delete, 4: .end, 5: .pageUp, 6: .pageDown, 7: .home, 8: .end,
    ]
    // There are gaps where the VT220 had gaps between its keys.
    let functions = Array(11...15) + Array(17...21) + Array(23...26) + [28, 29] + Array(31...34)
    for (index, number) in functions.enumerated() { codes[number] = .function(index + 1) }
    return codes
  }()

  /// The keys of `CSI … A` and `ESC O A`.
  private static let lettered: [UInt8: Code] = [
    0x41: .up, 0x42: .down, 0x43: .right, 0x44: .left, 0x46: .end, 0x48: .home,
    0x50: .function(1), 0x51: .function(2), 0x52: .function(3), 0x53: .function(4),
  ]

  /// The other keys of a keypad in application mode: each writes what stands on it.
  private static let keypad: [UInt8: Code] = {
    var codes: [UInt8: Code] = [
      0x20: .character(" "), 0x49: .tab, 0x4D: .enter, 0x58: .character("="),
    ]
    for (index, character) in "*+,-./0123456789".enumerated() {
      codes[0x6A + UInt8(index)] = .character(character)
    }
    return codes
  }()
}

extension Key.Modifiers {
  /// One more than Shift 1, Alt 2, Control 4; Meta (32) is Alt too, the locks (64, 128) do not matter.
  /// nil for Super and Hyper: no key of ours has them.
  fileprivate init?(parameter: Int?) {
    let bits = max(0, (parameter ?? 1) - 1)
    guard bits & 0b1_1000 == 0, bits < 256 else { return nil }
    self = []
    if bits & 1 != 0 { insert(.shift) }
    if bits & 2 != 0 || bits & 32 != 0 { insert(.alt) }
    if bits & 4 != 0 { insert(.control) }
  }
}
