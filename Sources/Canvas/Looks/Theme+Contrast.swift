extension Role {
  /// The contrast that it needs to what is behind it.
  public var contrast: Double {
    self == .rule || self == .bar ? Contrast.shape : Contrast.text
  }

  /// Whether it is the bar of a cursor that the keys go to. The one of a pane without them is quiet on purpose: its
  /// text is bold, and what stands at its edge has the contrast of a rule.
  var isCursorBar: Bool {
    switch self {
    case .cursor, .cursorMatch, .cursorMark, .cursorStar, .popupCursor: true
    default: false
    }
  }
}

extension Theme {
  /// The background that text without one of its own is thought to be on: what the terminal says, else one that is
  /// harder to read on than black or white.
  var background: UInt32? {
    terminalBackground ?? ground.map { $0 == .dark ? 0x1E1E1E : 0xFAFAFA }
  }

  /// The theme on a terminal whose background has this colour: what could be read on black or white, and cannot be
  /// read there, is moved in lightness until it can. One with a background of its own stays as it is.
  public func readable(on terminal: UInt32) -> Theme {
    if hasBackground { return self }
    var theme = self
    theme.terminalBackground = terminal
    for role in Role.allCases {
      let style = theme[role]
      if let back = style.background?.color.value {
        guard role.isCursorBar else { continue }
        let bar = moved(back, on: terminal, to: Contrast.shape)
        guard bar != back else { continue }
        theme[role].background?.color = .direct(bar)
        if let fore = style.foreground?.color.value {
          let meant = min(Contrast.text, Contrast.ratio(fore, back))
          theme[role].foreground?.color = .direct(Contrast.moved(fore, on: bar, to: meant))
        }
      } else if let fore = style.foreground?.color.value {
        theme[role].foreground?.color = .direct(moved(fore, on: terminal, to: role.contrast))
      }
    }
    return theme
  }

  /// A colour moved as far as it was meant to be read.
  private func moved(_ color: UInt32, on terminal: UInt32, to wanted: Double) -> UInt32 {
    let usual = ground.map { Contrast.ratio(color, $0 == .dark ? 0 : 0xFF_FFFF) } ?? wanted
    return Contrast.moved(color, on: terminal, to: min(wanted, usual))
  }
}
