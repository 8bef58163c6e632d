import static io.authcontract.client.okhttp.OkHttpAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;

/** The adapter of one client does not need the other one. */
class AssertsOnAResponseOfOkHttp {
    public static void main(String[] arguments) throws Exception {
        Response response = new Response.Builder()
                .request(new Request.Builder().url("http://localhost/orders").build())
                .protocol(Protocol.HTTP_1_1)
                .code(401)
                .message("Unauthorized")
                .header("WWW-Authenticate", "Bearer realm=\"orders\"")
                .body(ResponseBody.create("{}", MediaType.get("application/json")))
                .build();

        assertThat(response).isUnauthorized().challenges("Bearer").leaksNo("token-1");
        assertThat(response.body().string()).isEqualTo("{}");
    }
}
