/// Reads any bytes as settings, and checks what every user of the result relies on. Compiled with the
/// sources of the settings, which take nothing else from their room.
@_cdecl("LLVMFuzzerTestOneInput")
public func readAnySettings(_ data: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let text = String(decoding: UnsafeBufferPointer(start: data, count: count), as: UTF8.self)
  let (settings, problems) = Settings.read(text)
  let lines = text.utf8.count { $0 == 0x0A } + 1
  for problem in problems {
    precondition(
      (1...lines + 1).contains(problem.line) && problem.column > 0, "a place that is not there")
    if case .syntax(let reason) = problem.kind {
      precondition(problems.count == 1 && settings == Settings(), "half of a file that is not TOML")
      precondition(!reason.isEmpty, "no reason")
    }
  }
  precondition((20...200).contains(settings.measure) && (0...3600).contains(settings.readAfter))
  precondition(settings.split.map { (0.1...0.9).contains($0) } ?? true)
  precondition(Settings.keyProfiles.contains(settings.profile))
  // What was not understood is said.
  if text.contains("nonsense = "), settings != Settings() { precondition(!problems.isEmpty) }
  return 0
}
