import CCurl

/// One question to a server, and its answer. The questions of one `Transfer` share a connection.
final class Transfer {
  struct Question {
    let address: String
    /// What libcurl may speak.
    let protocols: String
    let agent: String
    /// Whole lines.
    let headers: [String]
    /// The most bytes of a body, unpacked.
    let limit: Int
    /// The most seconds in all, and for as long as next to nothing comes.
    let seconds: Int
    let slowSeconds: Int
    /// Fewer bytes a second than this are as good as none.
    var slowBytes = 64
    /// Takes the body of an answer that says yes, piece by piece, in place of the answer; with how many bytes there
    /// will be, if the server says. Returns whether more is wanted.
    var take: ((_ bytes: UnsafeRawBufferPointer, _ length: Int?) -> Bool)?
  }

  struct Answer {
    var status = 0
    /// By names in lower case.
    var headers: [String: String] = [:]
    /// All of it; or, where something else takes it, the beginning.
    var body: [UInt8] = []
    /// For how many seconds the server wants to be left alone; 0 when it does not say.
    var retryAfter = 0
    /// nil when the answer came whole.
    var trouble: NetworkError?
  }

  private let client: OpaquePointer

  /// - Throws: `.noLibrary`.
  init() throws(NetworkError) {
    guard let client = curl_client_make() else { throw .noLibrary }
    self.client = client
  }

  deinit { curl_client_free(client) }

  /// So much of a body that goes elsewhere tells what it is.
  private static let beginning = 256

  /// What libcurl's calls are for.
  private struct Call {
    var answer = Answer()
    let limit: Int
    var isTooLarge = false
    let isWanted: () -> Bool
    let taker: ((UnsafeRawBufferPointer, Int?) -> Bool)?
    private var count = 0

    init(_ question: Question, isWanted: @escaping () -> Bool) {
      (limit, taker) = (question.limit, question.take)
      self.isWanted = isWanted
    }

    /// Takes a piece of the body; whether more is wanted.
    mutating func take(_ bytes: UnsafeRawBufferPointer) -> Bool {
      count += bytes.count
      guard max(count, answer.length ?? 0) <= limit else {
        isTooLarge = true
        return false
      }
      guard let taker else {
        answer.body += bytes
        return true
      }
      answer.body += bytes.prefix(max(0, Transfer.beginning - answer.body.count))
      return answer.status == 200 ? taker(bytes, answer.length) : true
    }
  }

  func ask(_ question: Question, isWanted: @escaping () -> Bool) -> Answer {
    var call = Call(question, isWanted: isWanted)
    let result = withUnsafeMutablePointer(to: &call) { perform(question, $0) }
    call.answer.status = result.status
    call.answer.retryAfter = Int(result.retry_after)
    call.answer.trouble =
      call.isTooLarge ? .tooLarge(limit: question.limit) : trouble(result, question)
    return call.answer
  }

  private func trouble(_ result: curl_result, _ question: Question) -> NetworkError? {
    let host = Origins.host(of: question.address)
    switch result.outcome {
    case CURL_DONE: return nil
    case CURL_STOPPED: return .stopped
    case CURL_TOO_SLOW: return .tooSlow(host)
    case CURL_CUT: return .cut(host)
    case CURL_NO_HOST: return .noHost(host)
    case CURL_NO_TRUST: return .noTrust(host)
    default: return .noConnection(host)
    }
  }

  private func perform(
    _ question: Question, _ call: UnsafeMutablePointer<Call>
  ) -> curl_result {
    var request = curl_request()
    request.connect_seconds = question.slowSeconds
    request.seconds = question.seconds
    request.slow_bytes = question.slowBytes
    request.may_be_packed = question.take == nil
    request.slow_seconds = question.slowSeconds
    request.context = UnsafeMutableRawPointer(call)
    request.take = { context, bytes, count in
      context!.assumingMemoryBound(to: Call.self).pointee.take(
        UnsafeRawBufferPointer(start: bytes, count: count))
    }
    request.head = { context, line, count in
      let call = context!.assumingMemoryBound(to: Call.self)
      call.pointee.answer.takeHead(
        String(decoding: UnsafeRawBufferPointer(start: line, count: count), as: UTF8.self))
    }
    request.goes_on = { context in
      context!.assumingMemoryBound(to: Call.self).pointee.isWanted()
    }
    return withLines(question.headers) { lines in
      question.address.withCString { address in
        question.protocols.withCString { protocols in
          question.agent.withCString { agent in
            request.address = address
            request.protocols = protocols
            request.user_agent = agent
            request.headers = lines.baseAddress
            request.headers_count = lines.count
            return curl_client_get(client, &request)
          }
        }
      }
    }
  }
}
