import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.List;

/**
 * Reads requests from standard input, one a line: method, URL and body, separated by tabs. Sends each with a new client,
 * as it comes, and twice with one that they share. Prints each response as a line: status, content type, body in Base64.
 */
public class JavaClient {
  public static void main(String[] args) throws Exception {
    var shared = HttpClient.newHttpClient();
    var lines = new BufferedReader(new InputStreamReader(System.in));
    for (String line; (line = lines.readLine()) != null; ) {
      for (var client : List.of(HttpClient.newHttpClient(), shared, shared)) {
        var response = client.send(requestOf(line.split("\t", 3)), BodyHandlers.ofByteArray());
        System.out.println(described(response));
      }
    }
  }

  private static HttpRequest requestOf(String[] line) {
    var body = line[2].isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(line[2]);
    return HttpRequest.newBuilder(URI.create(line[1]))
        .header("content-type", "application/json")
        .method(line[0], body)
        .build();
  }

  private static String described(HttpResponse<byte[]> response) {
    var type = response.headers().firstValue("content-type").orElse("");
    return response.statusCode() + "\t" + type + "\t" + Base64.getEncoder().encodeToString(response.body());
  }
}
